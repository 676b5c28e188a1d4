/** The collections of what is held: roles, permissions, grants, memberships and ownership, a row each. */
export const holdingCollections = [
  'graph/directory-role-assignments',
  'arm/role-assignments',
  'graph/app-role-assignments',
  'graph/oauth2-permission-grants',
  'graph/group-members',
  'graph/group-owners',
  'graph/application-owners',
  'graph/service-principal-owners',
] as const;
