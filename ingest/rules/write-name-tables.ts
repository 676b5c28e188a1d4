/** Writes the catalogue's tables of names from Microsoft's lists: `node ingest/rules/write-name-tables.ts APP_ROLES.json DIRECTORY_ROLES.json`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type AppRoleListing,
  type DirectoryRoleListing,
  directoryRoleNamesSource,
  graphAppRolesSource,
} from './name-table-source.ts';

const [, , appRoles, directoryRoles] = process.argv;
if (appRoles === undefined || directoryRoles === undefined)
  throw new Error(
    "Give two lists: the appRoles of Microsoft Graph's service principal, and the rows of roleManagement/directory/roleDefinitions",
  );
const catalogue = join(import.meta.dirname, '../../cypher/catalogue');
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
writeFileSync(join(catalogue, 'graph-app-roles.ts'), graphAppRolesSource(read(appRoles) as AppRoleListing[]));
writeFileSync(
  join(catalogue, 'directory-role-names.ts'),
  directoryRoleNamesSource(read(directoryRoles) as DirectoryRoleListing[]),
);
