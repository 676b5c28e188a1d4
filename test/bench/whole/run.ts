/**
 * `npm run bench -- --users N --seed S [--json]`: a synthetic tenant loaded and asked, beside the limits and the alternatives.
 * `npm run bench -- million`: a million users, loaded once. `npm run bench -- measures`: the measures alone, without a database.
 */
import '../../../cli/heap.ts';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchMeasures, measuresTable } from '../measures.ts';
import { parametersFor, sayParameters } from '../tenant/parameters.ts';
import { writeTenant } from '../tenant/write-tenant.ts';
import { measureTenant } from './measure-tenant.ts';
import { measureMillion, millionTable } from './million.ts';
import { asTable, machine } from './report.ts';

const usage =
  'Usage: npm run bench -- [million|measures] [--users N] [--seed S] [--json] [--cap SECONDS]; N is at least 200.';
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    users: { type: 'string' },
    seed: { type: 'string', default: '977' },
    json: { type: 'boolean', default: false },
    /** Seconds that an alternative may take on one resource. */
    cap: { type: 'string', default: '60' },
  },
});
const isMillion = positionals[0] === 'million';
const isMeasures = positionals[0] === 'measures';
const users = Number(values.users ?? (isMillion ? 1_000_000 : 10_000));
const seed = Number(values.seed);
const isNamed = positionals.length === 0 || ((isMillion || isMeasures) && positionals.length === 1);
if (!isNamed || !Number.isInteger(users) || users < 200 || !Number.isInteger(seed) || !(Number(values.cap) > 0)) {
  console.error(usage);
  process.exit(2);
}

if (isMeasures) {
  const bench = benchMeasures(seed);
  console.log(values.json ? JSON.stringify({ ...bench, machine: machine() }) : `${machine()}\n${measuresTable(bench)}`);
  process.exit();
}

const begun = performance.now();
const tell = (line: string) =>
  console.error(`${((performance.now() - begun) / 1000).toFixed(1).padStart(7)} s  ${line}`);
const folder = mkdtempSync(join(tmpdir(), 'postern-bench-'));
const cleanUp = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    cleanUp();
    process.exit(1);
  });

try {
  const parameters = parametersFor(users, seed);
  for (const line of [machine(), ...sayParameters(parameters)]) tell(line);
  const about = { users, seed, parameters, machine: machine() };
  const result = isMillion ? await onlyLoad(about) : await loadAndAsk(about);
  console.log(values.json ? JSON.stringify(result.measured) : result.table());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  cleanUp();
}
process.exit();

type About = Readonly<Record<'users' | 'seed', number>> & {
  readonly parameters: ReturnType<typeof parametersFor>;
  readonly machine: string;
};

function write(place: string, parameters: About['parameters']): { readonly path: string; readonly rows: number } {
  const path = join(folder, place);
  mkdirSync(path);
  return { path, rows: writeTenant(path, parameters) };
}

async function onlyLoad(about: About) {
  const { path, rows } = write('whole', about.parameters);
  tell(`wrote ${rows.toLocaleString('en')} rows of facts`);
  const measured = { ...about, rows, ...(await measureMillion(folder, path, tell)) };
  return { measured, table: () => millionTable(measured) };
}

async function loadAndAsk(about: About) {
  const whole = write('whole', about.parameters);
  const tenth = write('tenth', parametersFor(Math.max(20, Math.round(users / 10)), seed));
  tell(`wrote ${whole.rows.toLocaleString('en')} rows of facts`);
  const facts = { whole: whole.path, tenth: tenth.path };
  const answers = await measureTenant({ folder, facts, seed, tell, cap: Number(values.cap) * 1000 });
  const measured = { ...about, rows: whole.rows, ...answers, seconds: (performance.now() - begun) / 1000 };
  return { measured, table: () => asTable(measured) };
}
