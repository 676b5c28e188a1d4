/** Every kind of item that AzureHound's file format has for Entra and Azure, by family: the contents page of the import. */
import type { KindEntry, KindTable } from '../converter.ts';
import { applicationKinds } from './applications.ts';
import { azureRoleAssignmentKinds } from './azure-role-assignments.ts';
import { directoryRoleKinds } from './directory-roles.ts';
import { identityKinds } from './identities.ts';
import { resourceKinds } from './resources.ts';
import { scopeKinds } from './scopes.ts';
import { unusedKinds } from './unused.ts';

/** The kinds of `enums/kind.go` (github.com/SpecterOps/AzureHound, 2026-08-11) and those of earlier versions. */
export const kinds: KindTable = {
  ...identityKinds,
  ...applicationKinds,
  ...directoryRoleKinds,
  ...scopeKinds,
  ...resourceKinds,
  ...azureRoleAssignmentKinds,
  ...unusedKinds,
};

/** The entry of a kind, or undefined for a kind that the format does not have. */
export function kindEntry(kind: string): KindEntry | undefined {
  return Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
}
