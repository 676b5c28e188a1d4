/** A user made ready: what policies see, how they sign in, and which policies are for them. */

import { isOpenQuestion } from '#catalogue';
import { type Judging, personAnsweredWell } from './answered-well.ts';
import type { AssumptionKey } from './assumptions.ts';
import { type Means, meansOf } from './authenticators/means.ts';
import type { UserFacts } from './facts.ts';
import { personKey } from './person-key.ts';
import { matchTarget } from './policies/applications.ts';
import type { Match } from './policies/match.ts';
import type { CompiledPolicy } from './policies/policy.ts';
import { type Subject, subjectOf } from './policies/subject.ts';
import { matchUsers } from './policies/users.ts';
import type { SignInTarget } from './sign-in.ts';
import { type CompiledTenant, remember } from './tenant.ts';

/** A user made ready. */
export interface Person {
  readonly tenant: CompiledTenant;
  readonly facts: UserFacts;
  readonly subject: Subject;
  readonly means: Means;
  /** The enforced policies that are for this user, as a mask. */
  readonly mask: bigint;
  /** Enforced policies that may be for this user, which the facts do not tell. */
  readonly doubtful: bigint;
  /** The policies of `discounted` that would be for this user, as a mask. */
  readonly discounted: bigint;
  /** Everything else about the user that can make a difference. */
  readonly key: string;
}

/** Which policies are for a user, as masks. */
interface Masks {
  readonly mask: bigint;
  readonly doubtful: bigint;
  readonly discounted: bigint;
}

function bitsOf(policies: readonly CompiledPolicy[], test: (policy: CompiledPolicy) => boolean): bigint {
  return policies.reduce((bits, policy, at) => (test(policy) ? bits | (1n << BigInt(at)) : bits), 0n);
}

/** True where what is not understood is whom a policy is for, or what it is about: then that may be anybody or anything. */
function isOdd({ strange }: CompiledPolicy, condition: 'users' | 'applications'): boolean {
  return strange.some((path) => path === 'conditions' || path.startsWith(`conditions.${condition}`));
}

function masksOf(tenant: CompiledTenant, subject: Subject): Masks {
  const matches = new Map(tenant.enforced.map((policy) => [policy, matchUsers(policy.users, subject)]));
  const sure = bitsOf(tenant.enforced, (policy) => matches.get(policy)?.applies === true);
  const doubtful = bitsOf(tenant.enforced, (policy) => isDoubtful(matches.get(policy), tenant.judging));
  return {
    ...(tenant.judging === 'at best' ? { mask: sure | doubtful, doubtful: 0n } : { mask: sure, doubtful }),
    discounted: bitsOf(
      tenant.discounted,
      (policy) => isOdd(policy, 'users') || matchUsers(policy.users, subject).applies,
    ),
  };
}

/** At best a doubt that is no open question stays: it holds at both gates. */
function isDoubtful(match: Match | undefined, judging: Judging): boolean {
  return match?.assumption !== undefined && (judging === 'at worst' || isOpenQuestion(match.assumption));
}

/** What the users condition of any policy looks at; users with the same have the same masks. */
function whoOf(tenant: CompiledTenant, subject: Subject): string {
  const { id, groups, roles, groupsKnown, rolesKnown, externalType, homeTenantId, isAgent } = subject;
  const { policyGroups, policyRoles, policyUsers } = tenant.named;
  const own = (ids: ReadonlySet<string>, by: ReadonlySet<string>): string =>
    [...ids]
      .filter((one) => by.has(one))
      .sort()
      .join();
  return [
    policyUsers.has(id) ? id : '',
    own(groups, policyGroups),
    own(roles, policyRoles),
    policyRoles.has('all') && roles.size > 0,
    isAgent,
    groupsKnown,
    rolesKnown,
    externalType,
    homeTenantId,
  ].join(' ');
}

/** Makes a user ready. */
export function personOf(tenant: CompiledTenant, collected: UserFacts): Person {
  const facts = tenant.judging === 'at best' ? personAnsweredWell(collected) : collected;
  const subject = subjectOf(facts);
  const masks = remember(tenant, `masks ${whoOf(tenant, subject)}`, () => masksOf(tenant, subject));
  const key = personKey(tenant, facts);
  const means = remember(tenant, `means ${key}`, () => meansOf(tenant, facts, subject));
  return { tenant, facts, subject, means, key, ...masks };
}

/** What is assumed about which policies are for this user and target, and about those that are not understood. */
export function doubts(person: Person, targets: readonly SignInTarget[]): readonly AssumptionKey[] {
  const { tenant } = person;
  const keys = new Set<AssumptionKey>(tenant.assumptions);
  const who = person.mask | person.doubtful;
  for (const { bit, assumption } of targets.flatMap((target) => tenant.assumedAbout(target)))
    if ((who & bit) !== 0n) keys.add(assumption);
  const about = targets.reduce((bits, target) => bits | tenant.about(target), 0n);
  for (const [at, policy] of person.doubtful === 0n ? [] : tenant.enforced.entries()) {
    if ((person.doubtful & about & (1n << BigInt(at))) === 0n) continue;
    const { assumption } = matchUsers(policy.users, person.subject);
    if (assumption !== undefined) keys.add(assumption);
  }
  for (const [at, policy] of person.discounted === 0n ? [] : tenant.discounted.entries()) {
    if ((person.discounted & (1n << BigInt(at))) === 0n) continue;
    const isAbout = targets.some(
      (target) => matchTarget(policy.source.conditions?.applications, target, tenant.facts).applies,
    );
    if (isAbout || isOdd(policy, 'applications')) keys.add('policy-not-understood');
  }
  return [...keys];
}

/** Everything about a user that can make a difference: users with equal signatures have equal answers. */
export function policySignatureOf({ mask, doubtful, discounted, key }: Person): string {
  return `${mask} ${doubtful} ${discounted} ${key}`;
}
