/** What stands outside the rules: exclusions from policies, vendors and shared accounts, each with who answers for it, why and until when. */
import type { GovernedTenant } from '../facts.ts';
import { reachesAny } from '../reach.ts';

/** What an exception is. */
export const exceptionSorts = ['EXCLUSION', 'VENDOR', 'SHARED_ACCOUNT'] as const;
export type ExceptionSort = (typeof exceptionSorts)[number];

/** Whether somebody answers for it: declared with owner and reason; declared, and past its end; or not declared. */
export const exceptionStates = ['UNDECLARED', 'LAPSED', 'DECLARED'] as const;
export type ExceptionState = (typeof exceptionStates)[number];

/** Somebody or something by name. */
interface Named {
  readonly id: string;
  readonly name: string;
}

/** Whom an enabled policy leaves out. */
export interface PolicyExclusion {
  readonly policy: Named;
  readonly who: Named & { readonly kind: 'User' | 'Group' | 'Role' | 'Guests' };
  /** How many people that is; null where it is not known. */
  readonly people: number | null;
  readonly isBreakGlass: boolean;
}

/** What is declared of an exclusion. */
export interface DeclaredException {
  readonly policy: string;
  readonly who: string;
  readonly owner: string;
  readonly reason: string;
  readonly until?: number | undefined;
  readonly compensation?: string | undefined;
}

/** One exception. */
export interface StandingException {
  readonly sort: ExceptionSort;
  readonly state: ExceptionState;
  readonly policy: Named | null;
  readonly who: Named & { readonly kind: string };
  readonly people: number | null;
  readonly owner: string | null;
  readonly reason: string | null;
  /** The last moment, ms. */
  readonly until: number | null;
  readonly compensation: string | null;
}

/** All of them: for which nobody answers first, then those that have lapsed. */
export function exceptionsOf(
  tenant: GovernedTenant,
  exclusions: readonly PolicyExclusion[],
  declared: readonly DeclaredException[],
): StandingException[] {
  const { judgedAt, people, workloads } = tenant;
  const left = exclusions.map((one) => exclusionOf(one, declared, judgedAt));
  const vendors = workloads
    .filter(({ foreignTenant, isMicrosoft, reach }) => foreignTenant !== undefined && !isMicrosoft && reachesAny(reach))
    .map((one) => identityException('VENDOR', one, judgedAt));
  const shared = people
    .filter(({ declared: { kind }, enabled }) => enabled && (kind === 'shared-mailbox' || kind === 'room'))
    .map((one) => identityException('SHARED_ACCOUNT', one, judgedAt));
  const rank = ({ state }: StandingException) => exceptionStates.indexOf(state);
  return [...left, ...vendors, ...shared].toSorted(
    (a, b) => rank(a) - rank(b) || (b.people ?? 0) - (a.people ?? 0) || (a.who.name < b.who.name ? -1 : 1),
  );
}

function exclusionOf(
  { policy, who, people, isBreakGlass }: PolicyExclusion,
  declared: readonly DeclaredException[],
  judgedAt: number,
): StandingException {
  const one = declared.find(
    (said) => said.who === who.id && [policy.id, policy.name.toLowerCase()].includes(said.policy),
  );
  const reason = one?.reason ?? (isBreakGlass ? 'declared as a break-glass account' : undefined);
  const own = { owner: one?.owner, reason, until: one?.until, compensation: one?.compensation };
  return { sort: 'EXCLUSION', policy, who, people, ...answered(own, judgedAt) };
}

function identityException(
  sort: ExceptionSort,
  { id, name, kind, declared }: GovernedTenant['people'][number] | GovernedTenant['workloads'][number],
  judgedAt: number,
): StandingException {
  const { owner, purpose: reason, until } = declared;
  const own = { owner: owner?.says, reason, until, compensation: undefined };
  return { sort, policy: null, who: { id, name, kind }, people: null, ...answered(own, judgedAt) };
}

interface Answer {
  readonly owner: string | undefined;
  readonly reason: string | undefined;
  readonly until: number | undefined;
  readonly compensation: string | undefined;
}

function answered({ owner, reason, until, compensation }: Answer, judgedAt: number) {
  const state: ExceptionState =
    reason === undefined ? 'UNDECLARED' : (until ?? judgedAt) < judgedAt ? 'LAPSED' : 'DECLARED';
  return {
    state,
    owner: owner ?? null,
    reason: reason ?? null,
    until: until ?? null,
    compensation: compensation ?? null,
  };
}
