/** The checks that need no test runner: generated files, types, lint, layering, lock. Each says its name and how long it took. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules', '.bin', name);

/** What the last run found, for files that have not changed since. */
const cache = 'node_modules/.cache';

const rooms = [
  'api',
  'assurance',
  'changes',
  'cli',
  'collect',
  'configuration',
  'cypher',
  'derivation',
  'governance',
  'ingest',
  'routes',
  'web/src',
];

const steps: readonly (readonly [string, string, readonly string[]])[] = [
  ['types', bin('tsc'), ['-p', '.', '--incremental', '--tsBuildInfoFile', `${cache}/types.json`]],
  ['lint and format', bin('biome'), ['check', '.']],
  ['layering rules', bin('depcruise'), ['--config', '.dependency-cruiser.mjs', ...rooms]],
];

let failed = 0;
for (const [name, command, args] of steps) {
  const begun = performance.now();
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (status === 0) continue;
  failed += 1;
  console.log(`${stdout}${stderr}`.split('\n').slice(0, 80).join('\n'));
}
process.exit(failed === 0 ? 0 : 1);
