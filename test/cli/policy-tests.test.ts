/** `postern signin --facts`: questions answered from a facts folder without a database, as docs/policy-tests.md tells. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '../..');
const demo = ['--facts', 'ingest/demo', '--config', 'ingest/demo/postern.yaml', '--progress', 'none'];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postern-questions-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function signin(...args: readonly string[]): Promise<Ended> {
  const command = [join(root, 'cli/main.ts'), 'signin', ...args];
  const options = { cwd: root, maxBuffer: 64 * 1024 * 1024 };
  return promisify(execFile)(process.execPath, command, options).then(
    ({ stdout, stderr }) => ({ status: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ status: code, stdout, stderr }),
  );
}

async function ask(lines: string, ...more: readonly string[]): Promise<Ended> {
  const file = join(folder, 'questions.ndjson');
  await writeFile(file, lines);
  return signin(...demo, '--questions', file, ...more);
}

const answersIn = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('the example of the documentation is as expected', async () => {
  const guide = await readFile(join(root, 'docs/policy-tests.md'), 'utf8');
  const example = /```ndjson\n([^`]+)```/.exec(guide)?.[1] ?? '';
  const { status, stdout } = await ask(example, '--json');
  const answers = answersIn(stdout);
  expect(answers).toHaveLength(3);
  expect(answers.map(({ differences }) => differences)).toEqual([[], [], undefined]);
  expect(status).toBe(0);
});

test('an answer that differs is shown as a difference, and the status says no', async () => {
  const { status, stdout } = await ask(
    '{"user": "Dara Okafor", "audience": "azure-write", "expect": {"decision": "BLOCKED", "level": 1}}\n',
    '--json',
  );
  expect(answersIn(stdout)[0]?.differences).toEqual([{ field: 'decision', expected: 'BLOCKED', actual: 'STEP_UP' }]);
  expect(status).toBe(3);
});

test('a question without an answer keeps its place, and the status says failed', async () => {
  const { status, stdout } = await ask(
    [
      '{"user": "nobody at all"}',
      '{"user": "Dara Okafor", "audience": "the moon"}',
      '{"user": "Dara Okafor", "expect": {"sure": true}}',
      '{"user": "Dara Okafor", "conditions": {"client": "carrier pigeon"}}',
      'not JSON',
      '{"user": "Dara Okafor", "audience": "graph", "expect": {"decision": "STEP_UP"}}',
    ].join('\n'),
    '--json',
  );
  const answers = answersIn(stdout);
  expect(answers.map((answer) => 'error' in answer)).toEqual([true, true, true, true, true, false]);
  expect(answers[0]?.error).toContain('nobody at all');
  expect(answers[2]?.error).toContain('sure');
  expect(status).toBe(1);
});

test('one user is answered in one document, or in words', async () => {
  const document = await signin('Dara Okafor', ...demo, '--audience', 'keyvault', '--json');
  const { signIn } = JSON.parse(document.stdout) as { signIn: Record<string, unknown> };
  expect(signIn).toMatchObject({ user: { name: 'Dara Okafor' }, audience: 'keyvault', decision: 'STEP_UP' });
  const words = await signin('Dara Okafor', ...demo, '--audience', 'keyvault');
  expect(words.stdout).toContain('Dara Okafor, signing in to Azure Key Vault data: step-up (mfa)');
});

test.each([
  ['neither a user nor questions', demo],
  ['both', ['Dara Okafor', ...demo, '--questions', 'questions.ndjson']],
  ['questions without facts', ['--questions', 'questions.ndjson']],
])('%s is wrong usage', async (_, args) => {
  const { status, stdout } = await signin(...args);
  expect(stdout).toBe('');
  expect(status).toBe(2);
});

test('a file of questions that is not there is told', async () => {
  const { status, stderr } = await signin(...demo, '--questions', join(folder, 'nowhere.ndjson'));
  expect(stderr).toContain('cannot be read (ENOENT)');
  expect(status).toBe(1);
});
