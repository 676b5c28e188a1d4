/** `npm run bench -- --users N --seed S [--json]`: a synthetic tenant loaded and asked, beside the limits and the alternatives. */
import '../../../cli/heap.ts';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parametersFor, sayParameters } from '../tenant/parameters.ts';
import { writeTenant } from '../tenant/write-tenant.ts';
import { measureTenant } from './measure-tenant.ts';
import { asTable, machine } from './report.ts';

const usage = 'Usage: npm run bench -- [--users N] [--seed S] [--json] [--cap SECONDS]; N is at least 200.';
const { values } = parseArgs({
  options: {
    users: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '977' },
    json: { type: 'boolean', default: false },
    /** Seconds that an alternative may take on one resource. */
    cap: { type: 'string', default: '60' },
  },
});
const [users, seed] = [Number(values.users), Number(values.seed)];
if (!Number.isInteger(users) || users < 200 || !Number.isInteger(seed) || !(Number(values.cap) > 0)) {
  console.error(usage);
  process.exit(2);
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
  const facts = { whole: join(folder, 'whole'), tenth: join(folder, 'tenth') };
  for (const path of Object.values(facts)) mkdirSync(path);
  const rows = writeTenant(facts.whole, parameters);
  writeTenant(facts.tenth, parametersFor(Math.max(20, Math.round(users / 10)), seed));
  tell(`wrote ${rows.toLocaleString('en')} rows of facts`);
  const measured = await measureTenant({ folder, facts, seed, tell, cap: Number(values.cap) * 1000 });
  const result = {
    users,
    seed,
    rows,
    parameters,
    machine: machine(),
    ...measured,
    seconds: (performance.now() - begun) / 1000,
  };
  console.log(values.json ? JSON.stringify(result) : asTable(result));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  cleanUp();
}
process.exit();
