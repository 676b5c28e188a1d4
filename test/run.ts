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

const checks = step('npm', ['run', '--silent', 'check:static']);
provideBrowser();
const report = join(mkdtempSync(join(tmpdir(), 'postern-report-')), 'report.json');
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const tests = step(process.execPath, [jest, '--json', `--outputFile=${report}`, ...process.argv.slice(2)], {
  NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
});
const totals = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as Totals) : undefined;
const failed = (totals?.numFailedTests ?? 1) + (totals?.numRuntimeErrorTestSuites ?? 0) + (checks === 0 ? 0 : 1);
if (checks !== 0) console.error('The static checks failed: see above.');
console.log(`\n${totals?.numPassedTests ?? 0} passed, ${failed} failed, ${totals?.numPendingTests ?? 0} skipped`);
process.exit(tests === 0 && failed === 0 ? 0 : 1);
