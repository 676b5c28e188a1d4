/** `npm run mutate`: makes one small change at a time in a copy of the sources and tells which of them no test notices. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import setup from '../support/neo4j-setup.ts';
import teardown from '../support/neo4j-teardown.ts';
import { type Mutant, mutantsOf } from './mutants.ts';

const root = join(import.meta.dirname, '../..');
const { values: options } = parseArgs({
  options: {
    files: { type: 'string', multiple: true, default: ['assurance/**/*.ts'] },
    /** Judges every n-th mutant only. */
    every: { type: 'string', default: '1' },
  },
});

interface Explained {
  readonly file: string;
  readonly what: string;
  readonly why: string;
}
const explained = JSON.parse(readFileSync(join(import.meta.dirname, 'explained.json'), 'utf8')) as Explained[];

/** A copy of what git tracks or would track, on the modules of the checkout. */
function copyOfSources(): string {
  const copy = mkdtempSync(join(tmpdir(), 'postern-mutate-'));
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const path of listed.split('\n').filter((line) => line !== '')) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    cpSync(join(root, path), join(copy, path));
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** The tests that judge a file: the assurance engine has unit tests, what is loaded the drawn tenants. */
function testsOf(path: string): readonly string[] {
  if (path.startsWith('assurance/')) return ['unit', '--testPathPatterns', 'test/assurance'];
  if (path.startsWith('api/')) return ['unit', '--testPathPatterns', 'test/api'];
  return [
    'neo4j',
    '--runInBand',
    '--testPathPatterns',
    'test/ingest/(rules/(drawn|azure-abilities|directory-abilities)|sign-in/activations)',
  ];
}

/** Whether the tests that judge the file fail, or do not end. */
function notices(copy: string, path: string): boolean {
  const jest = join('node_modules', 'jest', 'bin', 'jest.js');
  const args = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    jest,
    '--bail',
    '--silent',
    '--selectProjects',
    ...testsOf(path),
  ];
  const { status } = spawnSync(process.execPath, args, { cwd: copy, stdio: 'ignore', timeout: 300_000 });
  return status !== 0;
}

interface Score {
  readonly path: string;
  readonly judged: number;
  readonly survivors: readonly Mutant[];
}

function judge(copy: string, path: string): Score {
  const source = readFileSync(join(root, path), 'utf8');
  const mutants = mutantsOf(source, path).filter((_, index) => index % Number(options.every) === 0);
  const survivors = mutants.filter(({ what, line, text }) => {
    writeFileSync(join(copy, path), text);
    if (notices(copy, path)) return false;
    const reason = explained.find((one) => one.file === path && one.what === what)?.why;
    console.log(`${path}:${line}  survives: ${what}${reason === undefined ? '' : `\n    explained: ${reason}`}`);
    return true;
  });
  writeFileSync(join(copy, path), source);
  return { path, judged: mutants.length, survivors };
}

const paths = options.files.flatMap((pattern) => globSync(pattern, { cwd: root })).sort();
const needsGraph = paths.some((path) => testsOf(path)[0] === 'neo4j');
const copy = copyOfSources();
const scores: Score[] = [];
try {
  if (needsGraph) await setup();
  for (const path of paths) {
    if (scores.length === 0 && notices(copy, path)) throw new Error(`The tests of ${path} fail without any change.`);
    scores.push(judge(copy, path));
  }
} finally {
  if (needsGraph) await teardown();
  rmSync(copy, { recursive: true, force: true });
}
console.log('\nscore  judged  unexplained  file');
let unexplained = 0;
for (const { path, judged, survivors } of scores) {
  const open = survivors.filter(({ what }) => !explained.some((one) => one.file === path && one.what === what)).length;
  unexplained += open;
  const score = judged === 0 ? '  -' : `${Math.round((100 * (judged - survivors.length)) / judged)}%`;
  console.log(`${score.padStart(5)}  ${String(judged).padStart(6)}  ${String(open).padStart(11)}  ${path}`);
}
process.exit(unexplained === 0 ? 0 : 3);
