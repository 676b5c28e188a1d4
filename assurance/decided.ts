/** The decision on a question: by a modern client, or by a legacy protocol where the adversary does better with one. */
import type { AssumptionKey } from './assumptions.ts';
import { byLegacyClient, choicesFor, ordinary, withTrusted } from './conditions-given.ts';
import { type Decision, decide } from './decide.ts';
import { type Choices, contextsOf, isLegacy } from './policies/contexts.ts';
import type { SignInConditions } from './sign-in.ts';
import type { Gateway } from './ways-in/front-door.ts';
import { legacyGateway, legacyMeans, refusesLegacy, servesLegacy } from './ways-in/legacy.ts';

/** What was decided. */
export interface Decided {
  /** The worst choice for the defender. */
  readonly decision: Decision;
  /** The ordinary choice beside it. */
  readonly usual: Decision;
  /** The sets that are enough by a modern client, or by the client that was asked about. */
  readonly front: Decision;
  /** The sets that are enough by a legacy protocol, where none was asked about and one does. */
  readonly legacy: Decision | undefined;
}

function decideOn(gateway: Gateway, choices: Choices, deviceGiven: boolean): Decision {
  const { tenant } = gateway.person;
  const contexts = contextsOf(choices, tenant.enforced, tenant.locations);
  const legacy = choices.clients.every((client) => isLegacy({ client }));
  if (!legacy) return decide(gateway, contexts, deviceGiven);
  const bases = legacyMeans(gateway);
  const decision = decide(legacyGateway(gateway), contexts, deviceGiven, bases);
  const refused = choices.clients.every((client) => refusesLegacy(gateway, client) !== undefined);
  if (!refused && bases.length > 0) return decision;
  return { ...decision, decision: 'BLOCKED', requiredControls: ['block'], alternatives: [], sets: [] };
}

/** What a legacy protocol gets, where the question leaves the client to the adversary and one is served. */
function byLegacy(gateway: Gateway, choices: Choices, given: SignInConditions): Decision | undefined {
  if (given.client !== undefined || given.flow !== undefined || !servesLegacy(gateway)) return undefined;
  const decision = decideOn(gateway, byLegacyClient(choices), false);
  if (decision.sets.length === 0) return undefined;
  const unread: readonly AssumptionKey[] =
    gateway.person.tenant.configuration.legacyProtocols === undefined ? ['legacy-protocols'] : [];
  return { ...decision, assumptions: [...decision.assumptions, ...unread] };
}

/** Decides the question; what it does not give, the adversary chooses. Throws RangeError for a condition that is no such thing. */
export function decided(gateway: Gateway, given: SignInConditions): Decided {
  const read = choicesFor(gateway.person.tenant.locations, given);
  const choices = withTrusted(read, gateway.person.means.devices);
  const deviceGiven = given.device !== undefined;
  const front = decideOn(gateway, choices, deviceGiven);
  const usual = decideOn(gateway, ordinary(choices), deviceGiven);
  const legacy = byLegacy(gateway, choices, given);
  const decision = legacy === undefined || front.decision === 'ALLOWED' ? front : legacy;
  return { decision, usual, front, legacy };
}
