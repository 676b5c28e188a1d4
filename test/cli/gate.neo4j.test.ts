/** The workflow of docs/gate.md, as a runner runs it: its own lines in a shell, over changes that make something worse and changes that do not. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Graph } from '#cypher';
import { writeFacts } from '../support/facts-folder.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';
import { azure, azureHolding, resource, resourceGroup, subscription, user } from '../support/tiny-rows.ts';

const root = join(import.meta.dirname, '..', '..');
const second = azureHolding('b', azure.owner, resourceGroup);
const facts = {
  'graph/organization': [{ id: 't', displayName: 'Tiny' }],
  'graph/users': [user('a'), user('b')],
  'graph/groups': [],
  'graph/security-defaults': [{ isEnabled: false }],
  'graph/conditional-access-policies': [],
  'arm/subscriptions': [{ id: subscription, subscriptionId: 's', displayName: 's' }],
  'arm/resource-groups': [{ id: resourceGroup, name: 'g' }],
  'arm/resources': [resource('Microsoft.KeyVault/vaults', 'kv', { properties: { enableRbacAuthorization: true } })],
  'arm/role-assignments': [azureHolding('a', azure.owner, resourceGroup)],
};

let graph: Graph;
let folder: string;
beforeAll(async () => {
  graph = await openTestGraph();
  await wipe(graph);
  folder = await mkdtemp(join(tmpdir(), 'postern-gate-'));
  await writeFacts(join(folder, 'facts'), facts);
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await graph.close();
});

/** The lines of the step that holds the changes against the facts. */
async function lines(): Promise<string> {
  const [, block = ''] = /```yaml\n(.*?)```/s.exec(await readFile(join(root, 'docs', 'gate.md'), 'utf8')) ?? [];
  const { jobs } = parse(block) as { jobs: { whatif: { steps: { name?: string; run?: string }[] } } };
  return jobs.whatif.steps.find(({ name }) => name?.startsWith('Hold every change'))?.run ?? '';
}

/** Runs them as a runner does, with these changes alone. */
async function runOver(changes: Readonly<Record<string, object>>) {
  await rm(join(folder, 'changes'), { recursive: true, force: true });
  await mkdir(join(folder, 'changes'));
  for (const [name, step] of Object.entries(changes))
    await writeFile(join(folder, 'changes', name), JSON.stringify({ title: name, steps: [step] }));
  const environment = { ...process.env, NODE_OPTIONS: '', npm_config_offline: 'true' };
  const child = spawn('bash', ['-e', '-c', await lines()], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [status] = (await ended) as [number];
  return { status, stdout, stderr };
}

test('a change that gives somebody access ends it with 3, and says what gets worse', async () => {
  const { status, stdout } = await runOver({ 'grant.yaml': { collection: 'arm/role-assignments', add: second } });
  expect(status).toBe(3);
  expect(JSON.parse(stdout).resources.flatMap(({ worse }: { worse: string[] }) => worse)).not.toEqual([]);
});

test('changes that make nothing worse let it pass', async () => {
  const rename = { collection: 'graph/users', row: { id: 'a' }, set: { displayName: 'A' } };
  const first = facts['arm/role-assignments'][0]?.id;
  const taken = { collection: 'arm/role-assignments', row: { id: first }, remove: true };
  const { status, stderr } = await runOver({ 'rename.yaml': rename, 'take.yaml': taken });
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
});
