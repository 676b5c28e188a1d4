/** `npm run mutate`: makes one small change at a time in a copy of the sources and tells which of them no test notices. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { linkRules } from '#catalogue';
import { drawnTenants, statementOf } from '../ingest/rules/drawn-tenant.ts';
import setup from '../support/neo4j-setup.ts';
import teardown from '../support/neo4j-teardown.ts';
import { cypherMutantsOf } from './cypher-mutants.ts';
import { noticedAmong } from './many.ts';
import { type Mutant, mutantsOf, switchedText } from './mutants.ts';

const root = join(import.meta.dirname, '../..');
const { values: options } = parseArgs({
  options: {
    files: { type: 'string', multiple: true, default: [] },
    /** Judges every n-th mutant only. */
    every: { type: 'string', default: '1' },
    /** Leaves out every rule that draws links, one at a time. */
    rules: { type: 'boolean', default: false },
    /** Judges mutants only whose description has this text in it. */
    only: { type: 'string', default: '' },
    /** Takes for survivors what survives in one process by the quick tests; not for a score. */
    quick: { type: 'boolean', default: false },
    /** Tests that judge, instead of those of the file. */
    tests: { type: 'string', multiple: true, default: [] },
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
function testsOf(path: string): string[] {
  const patterns = path.startsWith('assurance/')
    ? ['test/assurance/*.test.ts']
    : path.startsWith('api/')
      ? ['test/api/*[!j].test.ts']
      : ['test/ingest/**/*.neo4j.test.ts', 'test/journeys/demo.neo4j.test.ts'];
  return (options.tests.length > 0 ? options.tests : patterns).flatMap((pattern) => globSync(pattern, { cwd: root }));
}

/** How long each test file took on the sources as they are, and which files noticed what so far: quick and sharp ones go first. */
const costs = new Map<string, number>();
const catches = new Map<string, number>();
/** The blocks of tests that noticed a change of a file so far, the last first. */
const sharp = new Map<string, string[]>();
function inOrder(path: string): string[] {
  const rank = (file: string) =>
    (costs.get(file) ?? 1) / (1 + (catches.get(`${path} ${file}`) ?? 0) * 3 + (catches.get(file) ?? 0));
  return testsOf(path).sort((one, other) => rank(one) - rank(other));
}

/** Milliseconds after which a mutant is taken not to end. */
let patience = 600_000;

/** The test that notices the change, as it names itself; undefined where none does. */
function noticedBy(copy: string, path: string, first: readonly string[] = [], isBaseline = false): string | undefined {
  if (path.endsWith('.cypher')) {
    const { status } = spawnSync(process.execPath, ['cypher/generate.ts'], { cwd: copy, stdio: 'ignore' });
    if (status !== 0) return 'the generator';
  }
  const blocks = [...first, ...(sharp.get(path) ?? [])].flatMap((block) => ['--first', block]);
  const args = ['--disable-warning=ExperimentalWarning', 'test/mutate/judge.ts', ...blocks, ...inOrder(path)];
  const begun = performance.now();
  const { status, stdout } = spawnSync(process.execPath, args, {
    cwd: copy,
    encoding: 'utf8',
    timeout: patience,
    env: { ...process.env, NODE_COMPILE_CACHE: join(copy, '.compiled') },
  });
  if (isBaseline) patience = 30_000 + 2 * Math.round(performance.now() - begun);
  const files = stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
  if (isBaseline) for (const { file, milliseconds } of files) costs.set(file, milliseconds);
  if (status === 0) return undefined;
  const last = files.find(({ failed }) => failed !== undefined);
  if (last === undefined) return 'it does not end';
  for (const key of [last.file, `${path} ${last.file}`]) catches.set(key, (catches.get(key) ?? 0) + 1);
  const [block = ''] = last.failed.split(' > ');
  sharp.set(path, [block, ...(sharp.get(path) ?? []).filter((one) => one !== block)].slice(0, 2));
  return `${last.file}: ${last.failed}`;
}

interface Score {
  readonly path: string;
  readonly judged: number;
  readonly survivors: readonly Mutant[];
}

/** Draw at random or take long: they judge only what the others leave. */
const slow = /properties|one-by-one/;

type Subject = readonly [path: string, mutants: readonly Mutant[]];

/** The mutants of a file that are to be judged. */
const chosen = (all: readonly Mutant[]) =>
  all.filter(({ what }) => what.includes(options.only)).filter((_, index) => index % Number(options.every) === 0);

/** Those that a test notices when all mutants of all files are switched in one process; a statement of Cypher and a rule cannot be. */
async function noticedSwitched(copy: string, subjects: readonly Subject[]): Promise<ReadonlySet<Mutant>> {
  const groups = Map.groupBy(
    subjects.filter(([path, [first]]) => path.endsWith('.ts') && !first?.what.startsWith('rule left out')),
    ([path]) => testsOf(path).join(),
  );
  const noticed = new Set<Mutant>();
  for (const group of groups.values()) {
    const sources = group.map(([path]) => readFileSync(join(copy, path), 'utf8'));
    const numbered: Mutant[] = [];
    for (const [at, [path, mutants]] of group.entries()) {
      writeFileSync(join(copy, path), switchedText(sources[at] as string, path, numbered.length));
      numbered.push(...mutants);
    }
    // A table is read when its file is loaded, before anything is switched on.
    const numbers = group
      .flatMap(([, mutants]) => chosen(mutants))
      .filter(({ what }) => !what.startsWith('entry left out'))
      .map((mutant) => numbered.indexOf(mutant));
    const files = inOrder(group[0]?.[0] ?? '').filter((file) => !slow.test(file));
    const left = (number: number) => console.error(`left: ${numbered[number]?.line} ${numbered[number]?.what}`);
    const asked = { folder: copy, files, patience, left };
    for (const number of await noticedAmong(asked, numbers)) noticed.add(numbered[number] as Mutant);
    for (const [at, [path]] of group.entries()) writeFileSync(join(copy, path), sources[at] as string);
  }
  return noticed;
}

function judge(copy: string, [path, all]: Subject, noticed: ReadonlySet<Mutant>): Score {
  const source = readFileSync(join(copy, path), 'utf8');
  const mutants = chosen(all);
  const left = mutants.filter((mutant) => !noticed.has(mutant));
  const survivors = left.filter(({ what, line, text, first }) => {
    writeFileSync(join(copy, path), text);
    if (!options.quick && noticedBy(copy, path, first) !== undefined) return false;
    const reason = explained.find((one) => one.file === path && one.what === what)?.why;
    console.log(`${path}:${line}  survives: ${what}${reason === undefined ? '' : `\n    explained: ${reason}`}`);
    return true;
  });
  writeFileSync(join(copy, path), source);
  if (path.endsWith('.cypher')) spawnSync(process.execPath, ['cypher/generate.ts'], { cwd: copy, stdio: 'ignore' });
  const open = survivors.filter(({ what }) => !explained.some((one) => one.file === path && one.what === what)).length;
  const score =
    mutants.length === 0 ? '-' : `${Math.round((100 * (mutants.length - survivors.length)) / mutants.length)} %`;
  console.log(`| ${path} | ${mutants.length} | ${survivors.length} | ${open} | ${score} |`);
  return { path, judged: mutants.length, survivors };
}

const writer = 'ingest/snapshot/writer.ts';
/** For each rule, a writer that loses the links that it draws; what the database derives is left out a statement at a time. */
function ruleMutants(): Mutant[] {
  const source = readFileSync(join(root, writer), 'utf8');
  const place = source.indexOf('const { kind, rule, basis } = record;');
  const inDatabase = globSync('cypher/**/*.cypher', { cwd: root })
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join();
  return Object.keys(linkRules)
    .filter((rule) => !inDatabase.includes(`rule: '${rule}'`))
    .map((rule) => ({
      line: source.slice(0, place).split('\n').length,
      what: `rule left out: ${rule}`,
      text: `${source.slice(0, place)}if (record.rule === '${rule}') return;\n${source.slice(place)}`,
      first: drawnTenants
        .filter(({ cases }) => cases.some((one) => one.reaches.some((text) => statementOf(text).by === rule)))
        .map(({ name }) => name),
    }));
}

const patterns = options.files.length > 0 || options.rules ? options.files : ['assurance/**/*.ts'];
const paths = patterns.flatMap((pattern) => globSync(pattern, { cwd: root })).sort();
const copy = copyOfSources();
const subjects: Subject[] = [];
for (const path of paths) {
  const source = readFileSync(join(copy, path), 'utf8');
  const mutants = path.endsWith('.cypher') ? cypherMutantsOf(source) : mutantsOf(source, path);
  if (mutants.length > 0) subjects.push([path, mutants]);
}
if (options.rules) subjects.push([writer, ruleMutants()]);
const needsGraph = subjects.some(([path]) => testsOf(path).some((file) => file.includes('.neo4j.')));
let unexplained = 0;
let [judged, survived] = [0, 0];
try {
  if (needsGraph) await setup();
  console.log('| file | judged | survive | unexplained | score |\n|---|---:|---:|---:|---:|');
  const [first] = subjects;
  const broken = first === undefined ? 'there is nothing to judge' : noticedBy(copy, first[0], [], true);
  if (broken !== undefined) throw new Error(`A test fails without any change: ${broken}`);
  const noticed = await noticedSwitched(copy, subjects);
  for (const subject of subjects) {
    const [path] = subject;
    const score = judge(copy, subject, noticed);
    judged += score.judged;
    survived += score.survivors.length;
    unexplained += score.survivors.filter(
      ({ what }) => !explained.some((one) => one.file === path && one.what === what),
    ).length;
  }
} finally {
  if (needsGraph) await teardown();
  rmSync(copy, { recursive: true, force: true });
}
console.log(`\n${judged} judged, ${survived} survive, ${unexplained} of them unexplained`);
process.exit(unexplained === 0 ? 0 : 3);
