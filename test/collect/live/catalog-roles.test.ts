/** Roles over a catalog of access packages come with the packages; where they are refused the packages come all the same, PARTIAL. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { entryIn, rowsIn, runCollect, temporaryFolder } from '../../support/run-collect.ts';
import { startTenantService, type TenantService } from '../../support/tenant-service/index.ts';
import { refusals } from '../../support/tenant-service/reply.ts';

const roles = [{ id: 'r1', principalId: 'ada', roleDefinitionId: 'owner' }];
const packages = [{ id: 'owned', catalogRoles: roles }, { id: 'nobodys' }];
const only = ['graph/access-packages'];

const folders = [temporaryFolder(), temporaryFolder()] as const;
const [source, target] = folders;
let service: TenantService;
beforeAll(async () => {
  mkdirSync(join(source.path, 'graph'), { recursive: true });
  writeFileSync(join(source.path, 'graph/organization.ndjson'), '{"id":"tenant"}\n');
  const lines = packages.map(
    (row) => `${JSON.stringify({ ...row, resourceRoleScopes: [], assignmentPolicies: [] })}\n`,
  );
  writeFileSync(join(source.path, 'graph/access-packages.ndjson'), lines.join(''));
  service = await startTenantService(source.path);
});
afterAll(async () => {
  await service.close();
  for (const one of folders) one.remove();
});

test('[U] each package has the roles over its own catalog', async () => {
  const out = join(target.path, 'whole');
  const { status, stderr } = await runCollect(out, service.environment(), { only });
  expect({ status, stderr, unknown: service.unknown }).toEqual({ status: 0, stderr: '', unknown: [] });
  const held = Object.fromEntries(
    (rowsIn(out, 'graph/access-packages') ?? []).map((row) => [row.id, row.catalogRoles]),
  );
  expect(held).toEqual({ owned: [{ ...roles[0], appScopeId: '/AccessPackageCatalog/owned' }], nobodys: [] });
  expect(entryIn(out, 'graph/access-packages').status).toBe('COMPLETE');
});

test('[U] refused roles leave the packages, and say so', async () => {
  service.script.add(/entitlementManagement\/roleAssignments/, { reply: refusals.permission() });
  const out = join(target.path, 'part');
  const { status } = await runCollect(out, service.environment(), { only });
  expect(status).toBe(0);
  expect(rowsIn(out, 'graph/access-packages')?.length).toBe(2);
  expect(entryIn(out, 'graph/access-packages')).toMatchObject({
    status: 'PARTIAL',
    reason: expect.stringContaining('who owns catalogs'),
  });
});
