/** What users may do by default: invite guests, and consent to applications. */

import { z } from 'zod';
import { entitlementId, entryId } from '#catalogue';
import type { Emit } from '../../memory/emit.ts';
import type { Writes } from '../../memory/index.ts';
import { entitle } from '../../rules/directory/entitlement.ts';
import { collection, Text } from '../collection.ts';

const selfConsent = 'managepermissiongrantsforself.';
const limited = new Set(['microsoft-user-default-low', 'microsoft-user-default-recommended']);

/** https://learn.microsoft.com/graph/api/resources/authorizationpolicy */
export const authorizationPolicy = collection({
  name: 'graph/authorization-policy',
  permission: 'Policy.Read.All',
  schema: z.object({
    allowInvitesFrom: Text,
    defaultUserRolePermissions: z.object({ permissionGrantPoliciesAssigned: z.array(z.string()).nullish() }).nullish(),
    permissionGrantPolicyIdsAssignedToDefaultUserRole: z.array(z.string()).nullish(),
  }),
  read(row, emit: Emit & Writes<'powers' | 'directory'>) {
    const invites = row.allowInvitesFrom?.toLowerCase();
    if (invites !== undefined)
      emit.directory.membersInvite = invites === 'everyone' || invites === 'adminsguestinvitersandallmembers';
    const assigned =
      row.defaultUserRolePermissions?.permissionGrantPoliciesAssigned ??
      row.permissionGrantPolicyIdsAssignedToDefaultUserRole ??
      [];
    // With the low-risk and recommended policies, users consent to verified publishers and harmless scopes only.
    const policies = assigned
      .map((one) => one.toLowerCase())
      .filter((one) => one.startsWith(selfConsent))
      .map((one) => one.slice(selfConsent.length))
      .filter((one) => !limited.has(one) && emit.directory.consentPolicies.get(one)?.isOpen !== false);
    if (policies.length === 0) return;
    const any = policies.some(
      (one) => one === 'microsoft-user-default-legacy' || emit.directory.consentPolicies.get(one)?.isOpen,
    );
    const id = entitlementId('user-consent');
    entitle({ id, name: 'Whatever a user may consent to', abilities: [], at: emit.tenant.id }, emit);
    emit.link({
      kind: 'CONSENTS',
      from: entryId('consent-phishing'),
      to: id,
      gate: 1,
      authenticates: true,
      rule: 'user-consent',
      // A policy of the tenant's own that was not collected is taken to allow anything.
      basis: any ? 'CONFIGURED' : 'ASSUMED',
      evidence: ['graph/authorization-policy'],
      says: 'tricks a user into granting',
    });
  },
});
