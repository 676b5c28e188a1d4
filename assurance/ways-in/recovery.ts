/** RECOVERS: self-service password reset. https://learn.microsoft.com/entra/identity/authentication/concept-sspr-howitworks */
import { isOpenQuestion } from '#catalogue';
import { isKnown } from '../answered-well.ts';
import type { AssumptionKey } from '../assumptions.ts';
import { type Authenticator, authenticator } from '../authenticators/authenticator.ts';
import type { AuthenticatorName } from '../authenticators/catalogue.ts';
import { type EnoughSet, minimalSets, union } from '../authenticators/enough.ts';
import { allRegistered, type Registered, usable } from '../authenticators/registered.ts';
import type { Person } from '../person.ts';
import type { WayIn } from '../way-in.ts';
import { isAdministrator } from './administrators.ts';
import type { Gateway } from './front-door.ts';
import { changed, type Reach } from './reach.ts';
import { wayOf } from './way.ts';

/** The sets that pass the gates of a reset; empty: no self-service reset. */
export interface Recovery {
  readonly gates: readonly (readonly Authenticator[])[];
  readonly assumptions: readonly AssumptionKey[];
  readonly evidence: readonly string[];
}

const closed: Recovery = { gates: [], assumptions: [], evidence: [] };

/** The gate that a registered method opens; what shares a gate (notification and code of one app, text and call) counts once. */
const gateOf: Partial<Readonly<Record<AuthenticatorName, string>>> = {
  mailbox: 'email',
  sms: 'mobile phone',
  voice: 'mobile phone',
  alternateTelephone: 'alternate phone',
  officeTelephone: 'office phone',
  softwareOath: 'app',
  microsoftAuthenticatorPush: 'app',
  deviceBasedPush: 'app',
  hardwareOath: 'hardware token',
  securityQuestion: 'security questions',
};

/** One authenticator for each gate; an app set up for phone sign-in shows its notification here. */
function byGate(registered: readonly Registered[]): readonly Authenticator[] {
  const gates = new Map<string, Authenticator>();
  for (const { name, details } of registered) {
    const gate = gateOf[name];
    const shown = name === 'deviceBasedPush' ? 'microsoftAuthenticatorPush' : name;
    if (gate !== undefined && !gates.has(gate)) gates.set(gate, authenticator(shown, details));
  }
  return [...gates.values()];
}

/** What is registered; at best only what is known to be. */
function registeredFor({ facts, tenant }: Person): readonly Registered[] {
  const all = allRegistered(facts);
  return tenant.judging === 'at best' ? all.filter(({ details }) => isKnown(details)) : all;
}

/** The gates of an administrator: no security questions, and no regard for the methods policy. */
function administratorGates(person: Person): readonly Authenticator[] {
  return byGate(registeredFor(person).filter((one) => one.name !== 'securityQuestion'));
}

/**
 * The gates of a member. When migration is complete the methods policy decides for resets too; where it leaves nothing to somebody
 * whom the report calls capable, it is not the whole truth.
 * https://learn.microsoft.com/entra/identity/authentication/how-to-authentication-methods-manage
 */
function memberGates(person: Person): readonly Authenticator[] {
  const { facts, subject, tenant } = person;
  const all = byGate(registeredFor(person));
  if (tenant.methods === undefined || tenant.methods.legacySettings) return all;
  const allowed = byGate(usable(facts, subject, tenant.methods, tenant.judging));
  return allowed.length === 0 && facts.registration?.isSsprCapable === true ? all : allowed;
}

function pairs(all: readonly Authenticator[]): readonly (readonly Authenticator[])[] {
  return all.flatMap((one, at) => all.slice(at + 1).map((other) => [one, other]));
}

/** Whether a reset reaches the user's password: always in the cloud, by writeback for synced users, never at another provider. */
function reaches(person: Person): { readonly yes: boolean; readonly assumption?: AssumptionKey } {
  const { means, facts, tenant } = person;
  const synced = facts.user.onPremisesSyncEnabled === true;
  if (means.external || (means.federated && !synced)) return { yes: false };
  if (!synced) return { yes: true };
  const rows = tenant.facts.onPremisesSynchronization;
  if (rows === undefined) return { yes: true, assumption: 'writeback-not-collected' };
  return { yes: rows.some((row) => row?.features?.passwordWritebackEnabled === true) };
}

/** Administrators always pass two gates, and have a switch of their own. */
function administratorRecovery(person: Person): Recovery {
  const rows = person.tenant.facts.authorizationPolicy;
  if (rows?.some((row) => row?.allowedToUseSSPR === false)) return closed;
  const assumptions: AssumptionKey[] = rows === undefined ? ['authorization-policy-not-collected'] : [];
  if (person.facts.methods === undefined && person.facts.registration === undefined) {
    return {
      gates: [[authenticator('mailbox'), authenticator('sms')]],
      assumptions: [...assumptions, 'self-service-reset-not-collected'],
      evidence: [],
    };
  }
  return {
    gates: pairs(administratorGates(person)),
    assumptions,
    evidence: ['authorization-policy', 'user-registration-details'],
  };
}

function memberRecovery(person: Person): Recovery {
  const { registration, methods } = person.facts;
  const declared = person.tenant.configuration.selfServiceReset?.methodsRequired;
  if (registration?.isSsprEnabled === false || registration?.isSsprCapable === false) return closed;
  if (registration === undefined && methods === undefined) {
    const gates =
      declared === 2
        ? [[authenticator('mailbox'), authenticator('sms')]]
        : [[authenticator('mailbox')], [authenticator('sms')]];
    return { gates, assumptions: ['self-service-reset-not-collected'], evidence: [] };
  }
  const own = memberGates(person);
  const sure = declared !== undefined || (registration?.isSsprCapable === true && own.length === 1);
  const two = declared === 2 || (!sure && person.tenant.judging === 'at best');
  const assumptions: AssumptionKey[] = [
    ...(sure || two ? [] : ['self-service-reset-gates' as const]),
    ...(registration == null ? ['self-service-reset-not-collected' as const] : []),
  ];
  const evidence = ['user-registration-details'];
  if (two) return { gates: pairs(own), assumptions, evidence };
  return { gates: own.map((one) => [one]), assumptions, evidence };
}

/** How a person's password is reset by self-service. */
export function recoveryOf(person: Person): Recovery {
  const reach = reaches(person);
  if (!reach.yes || person.tenant.configuration.selfServiceReset?.enabled === false) return closed;
  const recovery = isAdministrator(person.facts) ? administratorRecovery(person) : memberRecovery(person);
  const assumptions = [...recovery.assumptions, ...(reach.assumption === undefined ? [] : [reach.assumption])];
  if (person.tenant.judging === 'at best' && assumptions.some(isOpenQuestion)) return closed;
  return { ...recovery, assumptions };
}

/** Every set with this authenticator replaced by each of the others' sets. */
export function replaced(
  sets: readonly EnoughSet[],
  out: ReadonlySet<string>,
  by: readonly (readonly Authenticator[])[],
): readonly EnoughSet[] {
  const holding = sets.filter((set) => set.members.some((member) => out.has(member.key)));
  const rests = holding.map((set) => set.members.filter((member) => !out.has(member.key)));
  return minimalSets(by.flatMap((gate) => rests.map((rest) => union(gate, rest))));
}

/** RECOVERS: the gates in place of the password; a telephone that is both gate and second factor counts once. */
export function recovers(gateway: Gateway, reach: Reach): readonly WayIn[] {
  const { person } = gateway;
  const { gates, assumptions, evidence } = recoveryOf(person);
  const left = changed(gateway, reach, (sets) => replaced(sets, new Set([person.means.first.key]), gates));
  if (left.sets.length === 0) return [];
  const rule =
    'Self-service reset gives the password to whoever passes its gates; the rest of the sign-in is still to be shown.';
  return [
    wayOf({
      kind: 'RECOVERS',
      entry: 'self-service-reset',
      audience: gateway.audience,
      sets: left.sets,
      rule,
      evidence,
      assumptions: [...gateway.doubts, ...assumptions, ...left.assumptions],
    }),
  ];
}
