/** A user as Conditional Access sees one: identity, groups, roles, and whether from outside. */

import type { UserFacts } from '../facts.ts';
import { word } from './words.ts';

/** The types of guest and external user, in Graph's words (lower case). */
export type ExternalType = 'internalguest' | 'b2bcollaborationguest' | 'b2bcollaborationmember';

/** The user of a sign-in. Ids in lower case. */
export interface Subject {
  readonly id: string;
  readonly groups: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  /** False where the user may be in more groups, or hold more roles, than were collected. */
  readonly groupsKnown: boolean;
  readonly rolesKnown: boolean;
  /** Undefined for the tenant's own members. */
  readonly externalType: ExternalType | undefined;
  readonly homeTenantId: string | undefined;
  /** True for the user of an agent, which is nobody to policies about people. */
  readonly isAgent: boolean;
}

/** True for the user of an agent. https://learn.microsoft.com/graph/api/resources/agentuser */
export function isAgentUser({ user }: UserFacts): boolean {
  return word(user['@odata.type']).endsWith('.agentuser') || word(user.identityParentId) !== '';
}

/** Who vouches for the user's sign-in names, in lower case. https://learn.microsoft.com/graph/api/resources/objectidentity */
export function issuersOf({ user }: UserFacts): readonly string[] {
  const identities: unknown = user.identities;
  if (!Array.isArray(identities)) return [];
  return identities.map((identity) => word(identity?.issuer)).filter((issuer) => issuer !== '');
}

/** True where the user authenticates outside this tenant. */
export function authenticatesExternally(facts: UserFacts): boolean {
  const { user } = facts;
  if (word(user.externalUserState) !== '' || word(user.creationType) === 'invitation') return true;
  return word(user.userPrincipalName).includes('#ext#');
}

/** The type of external user. https://learn.microsoft.com/entra/external-id/authentication-conditional-access */
export function externalTypeOf(facts: UserFacts): ExternalType | undefined {
  const guest = word(facts.user.userType) === 'guest';
  if (authenticatesExternally(facts)) return guest ? 'b2bcollaborationguest' : 'b2bcollaborationmember';
  return guest ? 'internalguest' : undefined;
}

/** The user of a sign-in, from the facts. */
export function subjectOf(facts: UserFacts): Subject {
  return {
    id: facts.user.id.toLowerCase(),
    groups: new Set(facts.groupIds.map((id) => id.toLowerCase())),
    roles: new Set(facts.roleTemplateIds.map((id) => id.toLowerCase())),
    groupsKnown: facts.notCollected?.includes('groups') !== true,
    rolesKnown: facts.notCollected?.includes('roles') !== true,
    externalType: externalTypeOf(facts),
    homeTenantId: facts.homeTenantId?.toLowerCase(),
    isAgent: isAgentUser(facts),
  };
}
