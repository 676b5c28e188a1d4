/** Writes the catalogue's table of Azure built-in roles from Microsoft's list: `node ingest/rules/azure/write-built-in-roles.ts LIST.json`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { azureBuiltInRolesSource } from './built-in-roles.ts';

const [, , list] = process.argv;
if (list === undefined)
  throw new Error('Give the list: az role definition list --query "[?roleType==\'BuiltInRole\']"');
const target = join(import.meta.dirname, '../../../cypher/catalogue/azure-built-in-roles.ts');
writeFileSync(target, azureBuiltInRolesSource(JSON.parse(readFileSync(list, 'utf8'))));
