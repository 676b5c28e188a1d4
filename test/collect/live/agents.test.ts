/** What agents inherit and who sponsors them comes with lists of their own, and stands in the rows of applications and service principals. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { entryIn, rowsIn, runCollect, temporaryFolder } from '../../support/run-collect.ts';
import { startTenantService, type TenantService } from '../../support/tenant-service/index.ts';

const inherited = [
  { resourceAppId: 'api', inheritableScopes: { kind: 'noScopes' }, inheritableRoles: { kind: 'allAllowed' } },
];
const sponsors = [{ '@odata.type': '#microsoft.graph.user', id: 'ada' }];
const blueprint = '#microsoft.graph.agentIdentityBlueprint';
const tenant: Readonly<Record<string, readonly object[]>> = {
  'graph/organization': [{ id: 'tenant', displayName: 'Tenant' }],
  'graph/users': [{ id: 'ada', displayName: 'Ada' }],
  'graph/applications': [
    { id: 'maker', appId: 'maker-app', '@odata.type': blueprint, inheritablePermissions: inherited, sponsors },
    { id: 'strict', appId: 'strict-app', '@odata.type': blueprint, inheritablePermissions: [] },
    { id: 'silent', appId: 'silent-app', '@odata.type': blueprint },
    { id: 'plain', appId: 'plain-app', inheritablePermissions: inherited, sponsors },
  ],
  'graph/service-principals': [
    { id: 'agent', appId: 'agent-app', '@odata.type': '#microsoft.graph.agentIdentity', sponsors },
    { id: 'made', appId: 'maker-app', '@odata.type': `${blueprint}Principal`, sponsors },
    { id: 'other', appId: 'plain-app', sponsors },
  ],
};

const folders = [temporaryFolder(), temporaryFolder()] as const;
const [source, target] = folders;
let service: TenantService;
beforeAll(async () => {
  for (const [name, rows] of Object.entries(tenant)) {
    mkdirSync(join(source.path, name.split('/')[0] ?? ''), { recursive: true });
    writeFileSync(join(source.path, `${name}.ndjson`), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  }
  service = await startTenantService(source.path);
});
afterAll(async () => {
  await service.close();
  for (const one of folders) one.remove();
});

test('[U] blueprints bring what is inherited, agents their sponsors; other applications bring neither', async () => {
  const only = [
    'graph/applications',
    'graph/service-principals',
    'graph/agent-blueprints',
    'graph/agent-blueprint-principals',
    'graph/agent-identities',
  ];
  const { status, stderr } = await runCollect(target.path, service.environment(), { only });
  expect({ status, stderr, unknown: service.unknown }).toEqual({ status: 0, stderr: '', unknown: [] });
  const told = (name: string) =>
    Object.fromEntries(
      (rowsIn(target.path, name) ?? []).map(({ id, inheritablePermissions, sponsors: by }) => [
        id,
        [inheritablePermissions, by],
      ]),
    );
  expect(told('graph/applications')).toEqual({
    maker: [inherited, sponsors],
    strict: [[], []],
    silent: [undefined, []],
    plain: [undefined, undefined],
  });
  expect(told('graph/service-principals')).toEqual({
    agent: [undefined, sponsors],
    made: [undefined, sponsors],
    other: [undefined, undefined],
  });
  expect(only.map((name) => entryIn(target.path, name).status)).toEqual(only.map(() => 'COMPLETE'));
});
