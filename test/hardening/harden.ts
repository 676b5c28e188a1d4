/**
 * Hardens the demo tenant: `node test/hardening/harden.ts OUT [--realistic] [--without STEP]...` writes the facts folder and its postern.yaml.
 * Load it: `npx postern load OUT --config OUT/postern.yaml --data FOLDER`, then `npx postern overview --data FOLDER`.
 */
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Facts } from './facts.ts';
import { hardenedDeclarations, hardeningSteps, type StepName } from './hardening-steps.ts';

const demo = join(import.meta.dirname, '..', '..', 'ingest', 'demo');

/** The variants of hardening: one has attested passkeys for everybody, the realistic one for administrators. */
export type Variant = 'attested' | 'realistic';

/** Steps that a variant has not. */
const notIn: Readonly<Record<Variant, readonly StepName[]>> = {
  attested: ['numberMatching', 'administratorKeys'],
  realistic: ['passkeys'],
};

/** Every step of a variant but those that are left out. */
export function stepsWithout(left: readonly string[] = [], variant: Variant = 'attested'): StepName[] {
  return (Object.keys(hardeningSteps) as StepName[]).filter(
    (name) => !left.includes(name) && !notIn[variant].includes(name),
  );
}

/** Writes the demo's facts with these steps applied, and what is declared then. */
export async function writeHardened(out: string, steps: readonly StepName[]): Promise<void> {
  await cp(demo, out, { recursive: true });
  const facts = await readDemo();
  for (const name of steps) hardeningSteps[name].apply(facts);
  const manifest = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8'));
  for (const [name, rows] of facts) {
    await writeFile(join(out, `${name}.ndjson`), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    const entry = manifest.collections[name];
    if (entry?.rows !== undefined) entry.rows = rows.length;
  }
  await writeFile(join(out, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(out, 'postern.yaml'), hardenedDeclarations);
}

async function readDemo(): Promise<Facts> {
  const facts: Facts = new Map();
  for (const place of ['graph', 'arm'])
    for (const file of await readdir(join(demo, place))) {
      const text = await readFile(join(demo, place, file), 'utf8');
      const rows = text.split('\n').filter((line) => line.trim() !== '');
      facts.set(
        `${place}/${file.replace('.ndjson', '')}`,
        rows.map((line) => JSON.parse(line)),
      );
    }
  return facts;
}

if (process.argv[1] === import.meta.filename) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      realistic: { type: 'boolean', default: false },
      without: { type: 'string', multiple: true, default: [] },
    },
  });
  const [out] = positionals;
  if (out === undefined) throw new Error('Say where to write the folder.');
  await writeHardened(out, stepsWithout(values.without, values.realistic ? 'realistic' : 'attested'));
}
