/** `postern anonymize`: a facts folder without anything that tells whose it is, for bug reports and consultants. */
import { type Anonymized, anonymize } from '#collect';
import type { Output } from '../output.ts';

/** Options of the verb. */
export interface AnonymizeVerb {
  readonly facts: string;
  readonly out: string;
  readonly key?: string | undefined;
}

/** Anonymizes a folder. Throws FactsError. */
export async function anonymizeVerb({ facts, out, key }: AnonymizeVerb, output: Output): Promise<void> {
  await output.answer(await anonymize({ facts, out, key }), describe);
}

const mostTold = 20;

function describe({ folder, key, rows, unreadable, dropped }: Anonymized): string {
  const fields = Object.entries(dropped);
  const told = fields.slice(0, mostTold).map(([name, times]) => `  ${name}: ${number(times)}`);
  const lines = [`Anonymized ${number(rows)} rows into ${folder}.`];
  if (unreadable > 0) lines.push(`${number(unreadable)} lines were no rows and are left out.`);
  if (fields.length > 0) lines.push(`${number(fields.length)} fields are not declared and are left out:`, ...told);
  if (fields.length > mostTold) lines.push(`  and ${number(fields.length - mostTold)} more; --json lists them`);
  lines.push(
    key === undefined
      ? 'Nobody can tell any more what was replaced by what; --key FILE would have kept it.'
      : `What was replaced by what is in ${key}: keep it to yourself.`,
    'Look the folder over before you give it away.',
  );
  return lines.join('\n');
}

function number(value: number): string {
  return value.toLocaleString('en');
}
