/** `postern doctor` as a whole command: what it prints of a sign-in that sees everything, of one that does not, and of the database. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { liveCollections } from '../../../collect/live/index.ts';
import { temporaryFolder } from '../../support/run-collect.ts';
import { startTenantService, type TenantService } from '../../support/tenant-service/index.ts';

const root = join(import.meta.dirname, '../../..');
const everything = [
  ...new Set(liveCollections.flatMap((one) => ('permissions' in one ? one.permissions.application : []))),
];

let service: TenantService;
let folder: ReturnType<typeof temporaryFolder>;
beforeAll(async () => {
  service = await startTenantService(join(root, 'ingest/demo'));
});
afterAll(() => service.close());
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

/** Runs it; no database is there, since nothing listens on port 1. */
async function doctor(environment: Record<string, string>, ...args: readonly string[]) {
  const { PATH = '', HOME = '' } = process.env;
  const env = {
    PATH,
    HOME,
    NEO4J_URI: 'bolt://127.0.0.1:1',
    NEO4J_PASSWORD: 'none',
    ...service.environment(),
    ...environment,
  };
  const command = [join(root, 'cli/main.ts'), 'doctor', '--data', folder.path, ...args];
  const child = spawn(process.execPath, command, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ]);
  return { stdout: stdout.replaceAll(/\n {2,}/g, ' '), stderr, status };
}

const withRoles = (roles: readonly string[]) => ({
  POSTERN_GRAPH_TOKEN: service.token('graph', { roles: [...roles], appid: 'app-1' }),
});

test('[I] all is well but the database, which is named; no token is printed', async () => {
  const environment = withRoles(everything);
  const { stdout, stderr, status } = await doctor(environment, '--json');
  const { findings, isWell } = JSON.parse(stdout) as {
    findings: { what: string; isWell: boolean; says: string }[];
    isWell: boolean;
  };
  expect(findings.map(({ what, isWell: well }) => `${what} ${well}`)).toEqual([
    'sign-in true',
    'clock true',
    'permissions true',
    'licences true',
    'azure true',
    'database false',
  ]);
  expect({ isWell, status }).toEqual({ isWell: false, status: 0 });
  expect(findings.at(-1)?.says).toMatch(/127\.0\.0\.1:1/);
  expect(stdout + stderr).not.toContain(environment.POSTERN_GRAPH_TOKEN);
});

test('[I] a permission that is lacking is told in words, with what is not seen without it and where to consent', async () => {
  const { stdout, status } = await doctor(withRoles(everything.filter((one) => one !== 'Policy.Read.All')));
  expect(status).toBe(0);
  expect(stdout).toMatch(/^well +sign-in: Microsoft Graph answers the application app-1/m);
  expect(stdout).toMatch(
    /^lacking +permissions: grant Policy\.Read\.All, without which .*graph\/conditional-access-policies/m,
  );
  expect(stdout).toMatch(/^lacking +permissions: .*adminconsent/m);
});

test('[I] a token of another tenant is refused before anything is asked', async () => {
  const other = service.token('graph', { roles: everything, tid: '99999999-0000-4000-8000-000000000009' });
  const { stdout, stderr } = await doctor({ POSTERN_GRAPH_TOKEN: other });
  expect(stdout + stderr).toMatch(/99999999-0000-4000-8000-000000000009/);
});
