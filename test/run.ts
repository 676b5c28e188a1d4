/** The test command: everything, in one run, with one line of totals at the end. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

interface Totals {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numRuntimeErrorTestSuites: number;
}

function step(command: string, args: readonly string[], environment: Record<string, string> = {}): number {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } });
  return status ?? 1;
}

/** The browser smoke test needs Debian's chromium: installed where this process may, else its test says so and is skipped. */
function provideBrowser(): void {
  if (existsSync('/usr/bin/chromium') || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log('Installing chromium for the browser test');
  const quiet = { stdio: 'ignore' as const };
  spawnSync('apt-get', ['update', '-q'], quiet);
  spawnSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium'], quiet);
}

const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');

/** One project of tests; its totals, or one failure where it could not even begin. */
function run(project: string, ...options: readonly string[]): Totals {
  const report = join(mkdtempSync(join(tmpdir(), 'postern-report-')), 'report.json');
  const args = [jest, '--selectProjects', project, '--json', `--outputFile=${report}`, ...options];
  const status = step(process.execPath, args, {
    NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
  });
  const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numRuntimeErrorTestSuites: 0 };
  const totals = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as Totals) : none;
  const failed = totals.numFailedTests + totals.numRuntimeErrorTestSuites;
  return status !== 0 && failed === 0 ? { ...totals, numFailedTests: 1 } : totals;
}

const checks = step('npm', ['run', '--silent', 'check:static']);
provideBrowser();
// Two at once, each on a database of its own, for while one waits the other works; one after the other where they share the one that is given.
const totals = [run('unit'), run('neo4j', process.env.NEO4J_URI ? '--runInBand' : '--maxWorkers=2')];
const sum = (field: keyof Totals) => totals.reduce((all, one) => all + one[field], 0);
const failed = sum('numFailedTests') + sum('numRuntimeErrorTestSuites') + (checks === 0 ? 0 : 1);
if (checks !== 0) console.error('The static checks failed: see above.');
console.log(`\n${sum('numPassedTests')} passed, ${failed} failed, ${sum('numPendingTests')} skipped`);
process.exit(failed === 0 ? 0 : 1);
