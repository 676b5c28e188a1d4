/** What of a user matters besides the policies that are for them: users with the same key and the same policies share every answer. */
import { federatedDomain } from './authenticators/identity-provider.ts';
import { allRegistered, orderOf, smsSignInOf } from './authenticators/registered.ts';
import type { UserFacts } from './facts.ts';
import { isDefaultsAdministrator } from './outside.ts';
import { externalTypeOf, isAgentUser, issuersOf } from './policies/subject.ts';
import { word } from './policies/words.ts';
import type { CompiledTenant } from './tenant.ts';
import { isAdministrator } from './ways-in/administrators.ts';
import { isMachine, isServed } from './ways-in/help-desk-people.ts';

function named(ids: readonly string[], by: ReadonlySet<string>): readonly string[] {
  return by.size === 0
    ? []
    : ids
        .map((id) => id.toLowerCase())
        .filter((id) => by.has(id))
        .sort();
}

/** The key: everything but which policies are for the user. */
export function personKey(tenant: CompiledTenant, facts: UserFacts): string {
  const { user, registration, mfaState } = facts;
  const report = registration && [
    registration.isSsprEnabled,
    registration.isSsprCapable,
    registration.isMfaRegistered,
    registration.isMfaCapable,
  ];
  return JSON.stringify([
    named([user.id], tenant.named.users).length > 0 ? user.id.toLowerCase() : '',
    user.accountEnabled === false,
    externalTypeOf(facts),
    isAgentUser(facts),
    facts.homeTenantId,
    issuersOf(facts),
    federatedDomain(facts, tenant.facts.domains)?.id,
    user.onPremisesSyncEnabled === true,
    user.onPremisesImmutableId === null,
    named(facts.groupIds, tenant.named.groups),
    facts.notCollected?.includes('groups') === true,
    facts.joins?.map(({ group, assumed }) => `${group} ${assumed}`).sort(),
    [isDefaultsAdministrator(facts), isAdministrator(facts), isServed(tenant, facts), isMachine(tenant, facts)],
    mfaState === undefined ? 'not collected' : word(mfaState?.perUserMfaState),
    registration === undefined ? 'not collected' : report,
    facts.methods === undefined,
    smsSignInOf(facts),
    allRegistered(facts).map(orderOf),
  ]);
}
