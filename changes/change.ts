/** The format of a change file: edits of rows of facts in the source's own words, and edits of what is declared. */
import { z } from 'zod';

/** A row of a collection as Microsoft Graph or Azure Resource Manager gives it, or the fields by which a step names one. */
export type Row = Readonly<Record<string, unknown>>;

/** A step on one row of a collection. */
export type RowStep =
  | { readonly kind: 'remove'; readonly collection: string; readonly row: Row }
  | { readonly kind: 'set'; readonly collection: string; readonly row: Row; readonly set: Row }
  | { readonly kind: 'add'; readonly collection: string; readonly row: Row };

/** A step on the configuration: values by dotted path. */
export interface DeclareStep {
  readonly kind: 'declare';
  readonly declare: Row;
}

/** One step of a change. */
export type ChangeStep = RowStep | DeclareStep;

/** A change: what it is called, and its steps in the order in which they apply. */
export interface Change {
  readonly title: string;
  readonly steps: readonly ChangeStep[];
}

const Fields = z.record(z.string(), z.unknown());

const forms =
  'a step is {collection, row, remove: true}, {collection, row, set: {path: value}}, {collection, add: row} or {declare: {path: value}}';

const Step = z
  .strictObject({
    collection: z
      .exactOptional(z.string().regex(/^(graph|arm)\/[\da-z-]+$/, 'a collection, such as graph/users'))
      .describe('The collection whose row changes.'),
    row: z.exactOptional(Fields).describe('Fields that exactly one row has; none for a collection of one row.'),
    remove: z.exactOptional(z.literal(true)).describe('The row goes.'),
    set: z
      .exactOptional(Fields)
      .describe('Values by dotted path; a member of an array is passwordCredentials[keyId=...]; null removes.'),
    add: z.exactOptional(Fields).describe('A row that is added.'),
    declare: z.exactOptional(Fields).describe('Values of postern.yaml by dotted path; null removes.'),
  })
  .transform((given, context): ChangeStep => {
    const step = stepOf(given);
    if (step !== undefined) return step;
    context.addIssue({ code: 'custom', message: forms });
    return z.NEVER;
  });

interface Given {
  readonly collection?: string;
  readonly row?: Row;
  readonly remove?: true;
  readonly set?: Row;
  readonly add?: Row;
  readonly declare?: Row;
}

/** The step that the given keys make; undefined where they make none, or more than one. */
function stepOf({ collection, row, remove, set, add, declare }: Given): ChangeStep | undefined {
  const acts = [remove, set, add, declare].filter((act) => act !== undefined).length;
  if (acts !== 1) return undefined;
  if (declare !== undefined)
    return collection === undefined && row === undefined ? { kind: 'declare', declare } : undefined;
  if (collection === undefined) return undefined;
  if (add !== undefined) return row === undefined ? { kind: 'add', collection, row: add } : undefined;
  if (row === undefined) return undefined;
  return set === undefined ? { kind: 'remove', collection, row } : { kind: 'set', collection, row, set };
}

/** The whole file. */
export const ChangeFile = z.strictObject({
  title: z.string().min(1).describe('What the change does, in words.'),
  steps: z.array(Step).min(1, 'at least one step').describe('Steps, in the order in which they apply.'),
});
