/** Who administers the directory: roles of the tenant in tier 0, of help desk and units in tier 1. */
import type { Ids } from './ids.ts';
import type { Organization } from './organization.ts';
import type { Rows } from './write-tenant.ts';

/** Definitions of built-in roles, and how many of tier 0 hold each. */
const tierZero: readonly (readonly [string, number])[] = [
  ['62e90394-69f5-4237-9190-012177145e10', 5],
  ['e8611ab8-c189-46e8-94e1-60213ab1f814', 3],
  ['7be44c8a-adaf-4e2a-84d6-ab2649e08a13', 3],
  ['9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3', 6],
  ['b1be1c3e-b65d-4f19-8427-f6fa0d97feb9', 3],
  ['194ae4cb-b126-40b2-bd5b-6091b380977d', 4],
  ['29232cdf-9323-42fd-ade2-1d097af3e4de', 4],
  ['f28a1f50-f6e7-4571-818b-6a12f2af6b6c', 4],
  ['3a2c62db-5318-420d-8d74-23affee5d9d5', 4],
];
const helpdesk = '729827e3-9c14-49f7-bb1b-9608f156bbb8';
const authentication = 'c4e39bd9-1100-46d3-8c65-fb160da0071f';
const userAdministrator = 'fe930be7-5e62-47db-91af-98c3a49a38b1';
const groupsAdministrator = 'fdd7a751-b60b-444a-984c-02652fe8fa1c';

/** Rows of `graph/directory-role-assignments`. */
export function* roleAssignments({ parameters: p, tierOne }: Organization, id: Ids): Rows {
  let number = 0;
  const held = (user: number, roleDefinitionId: string, directoryScopeId = '/') => ({
    id: id('assignment', number++),
    principalId: id('user', user),
    roleDefinitionId,
    directoryScopeId,
  });
  let place = 0;
  for (const [role, holders] of tierZero)
    for (let n = 0; n < Math.min(holders, p.tierZero); n += 1) yield held(place++ % p.tierZero, role);
  const desk = Math.max(2, Math.round(p.tierOne / 10));
  for (let n = 0; n < desk; n += 1) yield held(tierOne(n), helpdesk);
  for (let n = 0; n < Math.max(1, desk / 4); n += 1) yield held(tierOne(desk + n), authentication);
  for (let n = 0; n < Math.max(1, desk / 5); n += 1) yield held(tierOne(2 * desk + n), groupsAdministrator);
  for (let unit = 0; unit < p.departments; unit += 7) {
    const scope = `/administrativeUnits/${id('unit', unit)}`;
    for (let n = 0; n < 2; n += 1) yield held(tierOne(3 * desk + unit + n), userAdministrator, scope);
  }
}

/** Rows of `graph/role-eligibility-schedule-instances`: some of tier 1 may activate a role. */
export function* eligibilities({ parameters: p, tierOne }: Organization, id: Ids): Rows {
  for (let n = 0; n < Math.max(1, p.tierOne / 20); n += 1)
    yield {
      id: id('assignment', 1_000_000 + n),
      principalId: id('user', tierOne(p.tierOne - 1 - n)),
      roleDefinitionId: userAdministrator,
      directoryScopeId: '/',
    };
}

/** Rows of `graph/role-management-policy-assignments`: activation asks for MFA. */
export function* activationPolicies(id: Ids): Rows {
  yield {
    id: `DirectoryRole_${id('tenant', 0)}_${userAdministrator}`,
    scopeId: '/',
    scopeType: 'DirectoryRole',
    roleDefinitionId: userAdministrator,
    policy: {
      rules: [
        { id: 'Enablement_EndUser_Assignment', enabledRules: ['MultiFactorAuthentication', 'Justification'] },
        { id: 'AuthenticationContext_EndUser_Assignment', isEnabled: false, claimValue: '' },
        { id: 'Approval_EndUser_Assignment', setting: { isApprovalRequired: false } },
      ],
    },
  };
}
