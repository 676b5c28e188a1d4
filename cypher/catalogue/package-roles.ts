/** Roles of entitlement management that are held over a catalog of access packages. https://learn.microsoft.com/entra/id-governance/entitlement-management-delegate */

/** Definition ids of those that give what the catalog's packages give: by a policy of one's own, or by assigning the package. */
export const packageRoles = {
  'catalog owner': 'ae79f266-94d4-4dab-b730-feca7e132178',
  'access package manager': '7f480852-ebdc-47d4-87de-0d8498384a83',
  'access package assignment manager': 'e2182095-804a-4656-ae11-64734e9b7ae5',
} as const;
