/** `postern rehearse`: a change applied to a copy of a facts folder, to be loaded and measured. */
import { readFile } from 'node:fs/promises';
import { type Change, ChangeError, parseChange } from '#changes';
import { type Edits, type Rehearsal, rehearse } from '#collect';
import type { Output } from '../output.ts';

/** Options of the verb. */
export interface RehearseVerb {
  readonly facts: string;
  readonly out: string;
  readonly config?: string | undefined;
}

/** Rehearses the change of a file. Throws ChangeError, FactsError and ConfigurationError. */
export async function rehearseVerb(file: string, options: RehearseVerb, output: Output): Promise<void> {
  const { facts, out, config: configuration } = options;
  await output.answer(await rehearse(await readChange(file), { facts, out, configuration }), describe);
}

/** The change of a file. Throws ChangeError, with the line of each fault. */
export async function readChange(file: string): Promise<Change> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ChangeError('CHANGE_MISSING', `${file} cannot be read (${error.code}). Check the path.`, error);
  });
  return parseChange(text, file);
}

function describe({ title, out, configuration, collections }: Rehearsal): string {
  const edited = Object.entries(collections).map(([name, edits]) => `  ${name}: ${say(edits)}`);
  const load = `postern load ${out}${configuration === undefined ? '' : ` --config ${configuration}`} --replace`;
  return [`Rehearsed "${title}" in ${out}.`, ...edited, '', `To see what it comes to: ${load}`].join('\n');
}

function say({ changed, added, removed, swept }: Edits): string {
  const parts = [
    { count: changed, says: 'changed' },
    { count: added, says: 'added' },
    { count: removed, says: 'removed' },
    { count: swept, says: 'gone with what they referred to' },
  ];
  return parts
    .filter(({ count }) => count > 0)
    .map(({ count, says }) => `${count.toLocaleString('en')} ${says}`)
    .join(', ');
}
