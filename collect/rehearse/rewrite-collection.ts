/** Writes one collection anew: steps apply to the rows that they name, and rows that refer to what is gone go too. */
import { ChangeError, fits, type Row, type RowStep, setFields } from '#changes';
import type { FactsFolder } from '#facts';
import type { AnyCollectionName } from './references.ts';
import type { Removed } from './removed.ts';

/** A step of a change with its number, from 1. */
export type NumberedStep = RowStep & { readonly number: number };

/** How many rows of a collection changed, came and went; `swept` went with what they referred to. */
export interface Edits {
  readonly rows: number;
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
  readonly swept: number;
}

interface Tally extends Record<keyof Edits, number> {}

/**
 * The lines of a collection after the steps; a line that no step touches stays as it is. What is removed is noted in `removed`.
 * Throws ChangeError CHANGE_REFUSED where a step fits no row, or several.
 */
export async function* rewriteCollection(
  folder: FactsFolder,
  collection: AnyCollectionName,
  steps: readonly NumberedStep[],
  removed: Removed,
): AsyncGenerator<string, Edits> {
  const tally: Tally = { rows: 0, changed: 0, added: 0, removed: 0, swept: 0 };
  const fitted = new Map<NumberedStep, number>();
  const rewrite = (row: Row, from: number) => afterSteps(row, { collection, steps, from, removed, fitted, tally });
  for await (const { number, text } of folder.texts(collection)) {
    if (text === undefined) throw tooLong(collection, number);
    const row = rowOf(text);
    const after = row === undefined ? row : rewrite(row, 0);
    if (row !== undefined && after === undefined) continue;
    if (text.trim() === '') continue;
    tally.rows += 1;
    yield after === row ? text : JSON.stringify(after);
  }
  for (const step of steps) {
    const after = step.kind === 'add' ? rewrite(step.row, step.number) : undefined;
    if (after === undefined) continue;
    tally.rows += 1;
    tally.added += 1;
    yield JSON.stringify(after);
  }
  for (const step of steps) if (step.kind !== 'add') refuseUnlessOne(step, fitted.get(step) ?? 0);
  return tally;
}

interface Pass {
  readonly collection: AnyCollectionName;
  readonly steps: readonly NumberedStep[];
  /** Steps up to this number came before the row was there. */
  readonly from: number;
  readonly removed: Removed;
  readonly fitted: Map<NumberedStep, number>;
  readonly tally: Tally;
}

/** A row after all steps; undefined where it is gone. */
function afterSteps(before: Row, { collection, steps, from, removed, fitted, tally }: Pass): Row | undefined {
  let row = before;
  const takenBy = removed.stepThatTakes(collection, before) ?? 0;
  const sweptAt = takenBy > from ? takenBy : Number.POSITIVE_INFINITY;
  const sweep = () => {
    tally.swept += 1;
    removed.note(collection, row, sweptAt);
    return undefined;
  };
  for (const step of steps) {
    if (step.number > sweptAt) return sweep();
    if (step.kind === 'add' || step.number <= from || !fits(row, step.row)) continue;
    fitted.set(step, (fitted.get(step) ?? 0) + 1);
    if (step.kind === 'remove') {
      tally.removed += 1;
      removed.note(collection, row, step.number);
      return undefined;
    }
    row = setFieldsOf(row, step);
    tally.changed += 1;
  }
  return sweptAt === Number.POSITIVE_INFINITY ? row : sweep();
}

function setFieldsOf(row: Row, step: NumberedStep & { kind: 'set' }): Row {
  try {
    return setFields(row, step.set);
  } catch (error) {
    if (error instanceof ChangeError) throw new ChangeError(error.code, `step ${step.number}: ${error.message}.`);
    throw error;
  }
}

function refuseUnlessOne({ number, collection, row }: NumberedStep, count: number): void {
  if (count === 1) return;
  const named = Object.entries(row).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  const which = named.length === 0 ? '' : ` with ${named.join(' and ')}`;
  throw new ChangeError(
    'CHANGE_REFUSED',
    count === 0
      ? `step ${number}: ${collection} has no row${which}. Check the ids, or collect anew.`
      : `step ${number}: ${count} rows of ${collection} fit${which}. Name more of its fields, so that one fits.`,
  );
}

/** The object of a line; undefined for a blank line and for what is no object, which stays as it is. */
function rowOf(text: string): Row | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : undefined;
  } catch {
    return undefined;
  }
}

function tooLong(collection: string, number: number): ChangeError {
  return new ChangeError(
    'CHANGE_REFUSED',
    `${collection}.ndjson:${number} is too long to be read. Mend the facts first.`,
  );
}
