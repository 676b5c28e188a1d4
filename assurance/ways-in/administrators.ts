/** Whom the self-service reset rules for administrators cover. https://learn.microsoft.com/entra/identity/authentication/concept-sspr-policy */
import type { UserFacts } from '../facts.ts';

/** The built-in roles that make an administrator for self-service reset, by template id. */
const twoGateRoles: ReadonlySet<string> = new Set([
  '62e90394-69f5-4237-9190-012177145e10',
  'e8611ab8-c189-46e8-94e1-60213ab1f814',
  '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  'fe930be7-5e62-47db-91af-98c3a49a38b1',
  '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  '966707d0-3269-4727-9be2-8c3a10f19b9d',
  '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  '194ae4cb-b126-40b2-bd5b-6091b380977d',
  'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9',
  '3a2c62db-5318-420d-8d74-23affee5d9d5',
  '29232cdf-9323-42fd-ade2-1d097af3e4de',
  'f28a1f50-f6e7-4571-818b-6a12f2af6b6c',
  '69091246-20e8-4a56-aa4d-066075b2a7a8',
  '75941009-915a-4869-abe7-691bff18279e',
  'b0f54661-2d74-4c50-afa3-1ec803f12efe',
  'cf1c38e5-3621-4004-a7cb-879624dced7c',
  '7698a772-787b-4ac8-901f-60d6b08affd2',
  '17315797-102d-40b4-93e0-432062caca18',
  'd29b2b05-8046-44ba-8758-1e26182fcf32',
  '9360feb5-f418-4baa-8175-e2a00bac4301',
  '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2',
  '7495fdc4-34c4-4d15-a289-98788ce399fd',
  '31e939ad-9672-4796-9c2e-873181342d2d',
  '74ef975b-6605-40af-a5d2-b9539d836353',
  '4d6ac14f-3453-41d0-bef9-a3e0c569773a',
]);

/** True where the administrators' two gates apply: a role of the list, actively held. */
export function isAdministrator(facts: UserFacts): boolean {
  return (
    facts.roleTemplateIds.some((role) => twoGateRoles.has(role.toLowerCase())) || facts.registration?.isAdmin === true
  );
}
