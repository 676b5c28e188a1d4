/** Writes the change of each finding as a file that `postern rehearse` and `postern whatif` take. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { changeFile } from '#changes';
import { openFacts } from '#facts';
import { readConfiguration } from '../../read-configuration.ts';
import { sparedIn } from '../candidates.ts';
import type { Facts } from '../measure-facts.ts';
import { FactsRows } from './facts-rows.ts';
import { remedyOf } from './index.ts';
import type { Remediable } from './remedy.ts';

/** The change of a finding, or why there is none. */
export interface WrittenChange {
  /** The id of the finding. */
  readonly finding: string;
  readonly rule: string;
  /** The file of the change; null where there is none. */
  readonly file: string | null;
  readonly title: string | null;
  /** What to do before. */
  readonly first: readonly string[];
  readonly undo: string | null;
  /** Why there is none; null where there is one. */
  readonly none: string | null;
}

/** Writes a file for each finding that has a change, named by the finding. Throws FactsError and ConfigurationError. */
export async function writeChanges(
  findings: readonly (Remediable & { readonly id: string })[],
  { folder, configuration }: Facts,
  out: string,
): Promise<WrittenChange[]> {
  const facts = await openFacts(folder);
  const { breakGlass = [] } = configuration === undefined ? {} : await readConfiguration(configuration);
  const ground = { facts: new FactsRows(facts), spared: await sparedIn(facts, breakGlass) };
  await mkdir(out, { recursive: true });
  const written: WrittenChange[] = [];
  for (const finding of findings) {
    const { id, rule } = finding;
    const made = await remedyOf(finding, ground);
    if ('none' in made) {
      written.push({ finding: id, rule, file: null, title: null, first: [], undo: null, none: made.none });
      continue;
    }
    const file = join(out, `${id}.json`);
    await writeFile(file, `${JSON.stringify(changeFile(made.change), null, 2)}\n`, { mode: 0o600 });
    const { first, undo } = made;
    written.push({ finding: id, rule, file, title: made.change.title, first, undo, none: null });
  }
  return written;
}
