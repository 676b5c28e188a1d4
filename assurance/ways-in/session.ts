/** REPLAYS_SESSION: what a session that is taken off the device is worth at an audience. https://learn.microsoft.com/entra/identity/conditional-access/concept-session-lifetime */

import type { Level } from '#catalogue';
import { combine, demandOf } from '../policies/demands.ts';
import { isTrusted } from '../policies/devices.ts';
import type { CompiledPolicy } from '../policies/policy.ts';
import { word } from '../policies/words.ts';
import { sessionOf } from '../session-controls.ts';
import type { SignInContext } from '../sign-in.ts';
import { type CompiledTenant, type Door, remember } from '../tenant.ts';
import type { WayIn } from '../way-in.ts';
import { basisOf } from './basis.ts';
import { asAlternatives, evidenceFor, type Gateway, grantedFor, open, questionOf } from './front-door.ts';
import { type DoorQuestion, type Entrance, policiesOf } from './opening.ts';

/** The audiences whose native Windows clients bind tokens. https://learn.microsoft.com/entra/identity/conditional-access/concept-token-protection */
const bindable: ReadonlySet<string> = new Set(['exchange', 'sharepoint', 'cc15fd57-2c6c-4117-a88c-83b1d56b4bbe']);

/** What the policies do to sessions in every context that they leave open. */
interface Sessions {
  readonly everyTime: boolean;
  readonly bound: boolean;
}

function bindsToken(policies: readonly CompiledPolicy[], context: SignInContext): boolean {
  const asked = policies.some((policy) => policy.source.sessionControls?.secureSignInSession?.isEnabled === true);
  return asked && context.client === 'mobileAppsAndDesktopClients' && context.platform === 'windows';
}

function asksEveryTime(policies: readonly CompiledPolicy[]): boolean {
  return policies.some((policy) => {
    const frequency = policy.source.sessionControls?.signInFrequency;
    return frequency?.isEnabled === true && word(frequency.frequencyInterval) === 'everytime';
  });
}

function sessionsOf(tenant: CompiledTenant, question: DoorQuestion): Sessions {
  const key = `sessions ${question.door} ${question.mask} ${question.extra.length} ${question.devices}`;
  return remember(tenant, key, () => {
    const open = tenant.contexts(question.door).filter(({ context, mask }) => {
      if (!isTrusted(question.devices, context.device)) return false;
      const { blocked, alternatives } = combine(policiesOf(tenant, mask & question.mask), question.extra);
      return !blocked && alternatives.some((alternative) => demandOf(alternative, context) !== undefined);
    });
    const applied = open.map(({ context, mask }) => ({ context, policies: policiesOf(tenant, mask & question.mask) }));
    return {
      everyTime: applied.every(({ policies }) => asksEveryTime(policies)),
      bound: applied.every(({ context, policies }) => bindsToken(policies, context)),
    };
  });
}

const rules = {
  3: 'A session taken off the device is a bearer secret, worth no more than the sign-in that created it.',
  4: 'A session taken off the device is of use on a trusted network only.',
  5: 'Every client left open binds the token to the device.',
} as const;

/** How long the session lasts and what it asks for beside: shown, not rewarded. */
function lifeOf({ person, mask }: Gateway, { offer }: Entrance): string {
  const words = sessionOf(policiesOf(person.tenant, mask & offer.context.mask));
  const device = offer.demand.device ? ['a managed device, which a session stolen on it has'] : [];
  return `Its life: ${[...words, ...device].join('; ')}`;
}

/**
 * REPLAYS_SESSION: the lower of the level that created the session and 3 (bearer), 4 (only from a trusted network), 5 (token bound on every
 * client left open). A policy that asks every time leaves no session to replay. NIST SP 800-63B-4 section 5.1.
 */
export function replaysSession(gateway: Gateway): readonly WayIn[] {
  const { person } = gateway;
  const atLarge = open(gateway, 'modern');
  const door: Door = atLarge.sets.length > 0 ? 'modern' : 'trusted';
  const opened = door === 'modern' ? atLarge : open(gateway, 'trusted');
  const [lowest, ...others] = opened.sets;
  if (lowest === undefined) return [];
  const sessions = sessionsOf(person.tenant, questionOf(gateway, door));
  if (sessions.everyTime) return [];
  const worth = sessions.bound && bindable.has(gateway.audience) ? 5 : door === 'trusted' ? 4 : 3;
  const assumptions = grantedFor(gateway, opened, lowest);
  return [
    {
      kind: 'REPLAYS_SESSION',
      entry: 'stolen-session',
      audience: gateway.audience,
      level: Math.min(lowest.level, worth) as Level,
      levelKnown: undefined,
      basis: basisOf(lowest.members, assumptions),
      rule: `${rules[worth]} ${lifeOf(gateway, lowest)}.`,
      evidence: evidenceFor(gateway, lowest),
      authenticators: lowest.members.map((member) => member.key),
      alternatives: asAlternatives(others),
      assumptions,
    },
  ];
}
