/** Writes what a tenant is asked to grant, from the declarations of the collections: `npm run generate`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appManifest, azureRole, permissionsByCollection, permissionsDocument } from './live/permissions.ts';

const docs = join(import.meta.dirname, '..', 'docs');
mkdirSync(docs, { recursive: true });
writeFileSync(join(docs, 'permissions.md'), permissionsDocument());
writeFileSync(join(docs, 'app-manifest.json'), `${JSON.stringify(appManifest(), undefined, 2)}\n`);
writeFileSync(
  join(import.meta.dirname, '..', 'cypher', 'catalogue', 'collection-permissions.ts'),
  permissionsByCollection(),
);
writeFileSync(join(docs, 'azure-role.json'), `${JSON.stringify(azureRole(), undefined, 2)}\n`);
