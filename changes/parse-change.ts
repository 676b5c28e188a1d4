/** Reads a change file, JSON or YAML, and tells each fault with its line. */
import { parseChecked } from '#configuration';
import { type Change, ChangeFile, type ChangeStep } from './change.ts';
import { ChangeError } from './change-error.ts';
import { parsePath } from './path.ts';

/** The change of a text; `file` stands in messages. Throws ChangeError with all faults, a line each. */
export function parseChange(text: string, file: string): Change {
  const read = parseChecked(text, { file, schema: ChangeFile, whole: 'a change' });
  if ('faults' in read) throw new ChangeError('CHANGE_WRONG', read.faults.join('\n'));
  const faults = read.value.steps.flatMap((step, index) =>
    faultsOfPaths(step).map((fault) => `${file}: step ${index + 1}: ${fault}`),
  );
  if (faults.length > 0) throw new ChangeError('CHANGE_WRONG', faults.join('\n'));
  return read.value;
}

function faultsOfPaths(step: ChangeStep): string[] {
  const paths = step.kind === 'set' ? step.set : step.kind === 'declare' ? step.declare : {};
  return Object.keys(paths).flatMap((text) => {
    const path = parsePath(text);
    return path === undefined
      ? [`"${text}" is no path. A path is fields with dots between; a member of an array is field[key=value].`]
      : [];
  });
}
