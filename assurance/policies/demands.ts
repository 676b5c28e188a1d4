/** What a set of policies demands in a context: blocked, or alternatives that are each enough. */
import type { AssumptionKey } from '../assumptions.ts';
import type { DeviceState, SignInContext } from '../sign-in.ts';
import { type Alternative, alternativesOf } from './alternatives.ts';
import { isLegacy, isProtectable } from './contexts.ts';
import type { Control } from './controls.ts';
import { isManaged } from './devices.ts';
import type { CompiledPolicy } from './policy.ts';

/** One alternative: what a set of authenticators must satisfy. */
export interface Demand {
  readonly mfa: boolean;
  /** Ids of strengths, each to be satisfied. */
  readonly strengths: readonly string[];
  /** A third party's control. */
  readonly custom: boolean;
  /** The managed device that the context stands on. */
  readonly device: boolean;
}

/** What the policies together ask for. */
export interface Combined {
  readonly blocked: boolean;
  readonly alternatives: readonly Alternative[];
  readonly assumptions: readonly AssumptionKey[];
}

/**
 * Policies together: any block wins, else every clause of every policy must be met. `extra` are clauses from outside the policies; `byDefault`
 * is asked beside an alternative that proves nothing of who signs in, and from where.
 */
export function combine(
  policies: readonly CompiledPolicy[],
  extra: readonly (readonly Control[])[] = [],
  byDefault?: Control,
): Combined {
  const assumptions = new Set<AssumptionKey>(policies.flatMap((policy) => policy.grant.assumption ?? []));
  if (policies.some((policy) => policy.grant.block))
    return { blocked: true, alternatives: [], assumptions: [...assumptions] };
  const clauses = new Map(
    [...extra, ...policies.flatMap((policy) => policy.grant.clauses)].map((clause) => [
      [...clause].sort().join(' '),
      clause,
    ]),
  );
  const { alternatives, complete } = alternativesOf(clauses.values());
  if (!complete) assumptions.add('requirements-too-many');
  const provesNothing = (alternative: Alternative) => alternative.every((control) => control === 'termsOfUse');
  return {
    blocked: false,
    alternatives:
      byDefault === undefined
        ? alternatives
        : alternatives.map((one) => (provesNothing(one) ? [...one, byDefault].sort() : one)),
    assumptions: [...assumptions],
  };
}

const compliant: ReadonlySet<DeviceState> = new Set(['compliant', 'compliantHybridJoined']);
const hybrid: ReadonlySet<DeviceState> = new Set(['hybridJoined', 'compliantHybridJoined']);

/** Whether a control can be met in this context at all: devices and apps are part of the context, and legacy clients meet none. */
function canMeet(control: Control, context: SignInContext): boolean {
  if (isLegacy(context)) return false;
  if (control === 'compliantDevice') return compliant.has(context.device);
  if (control === 'domainJoinedDevice') return hybrid.has(context.device);
  if (control === 'compliantApplication') return isProtectable(context);
  return true;
}

/** The demand of an alternative in a context; undefined where the context cannot meet it. */
export function demandOf(alternative: Alternative, context: SignInContext): Demand | undefined {
  if (!alternative.every((control) => canMeet(control, context))) return undefined;
  const mfa = alternative.some(
    (control) => control === 'mfa' || control === 'passwordChange' || control === 'riskRemediation',
  );
  const strengths = alternative
    .filter((control) => control.startsWith('authenticationStrength:'))
    .map((control) => control.slice(23));
  return {
    mfa,
    strengths,
    custom: alternative.includes('customAuthenticationFactors'),
    device: isManaged(context.device),
  };
}
