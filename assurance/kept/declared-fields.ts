/** The fields of a row that are kept: those that the engine declares, whatever else the source sends. */
import { isEmpty } from '../policies/words.ts';

/** Gives the digest of a text. */
export type DigestOf = (text: string) => string;

/** What a field holds: words (or a list of them), words whose digest is kept, a row of its own, or a list of rows. */
export type Field = 'words' | 'digest' | Fields | readonly [Fields];

/** The fields of a row, by name. */
export interface Fields {
  readonly [name: string]: Field;
}

/** Every field of a type of the engine; one that is forgotten does not compile. */
export type FieldsOf<Row> = { readonly [Name in keyof Row]-?: FieldOf<NonNullable<Row[Name]>> };

type FieldOf<Value> = [Value] extends [readonly (infer One)[]]
  ? [NonNullable<One>] extends [object]
    ? readonly [FieldsOf<NonNullable<One>>]
    : 'words'
  : [Value] extends [object]
    ? FieldsOf<Value>
    : 'words' | 'digest';

/** How rows are kept. */
export interface Keeping {
  readonly fields: Fields;
  /** Whether it matters that there was a field that is not known: a condition that is not understood protects nobody. */
  readonly marks?: boolean;
}

/** What stands for a value that is not kept: of the same form, and nothing that an engine understands. */
function mark(value: unknown): unknown {
  if (typeof value === 'boolean') return value;
  if (Array.isArray(value)) return ['not kept'];
  if (typeof value !== 'object') return 'not kept';
  return Object(value).isEnabled === true ? { isEnabled: true, notKept: true } : { notKept: true };
}

/** The row with its declared fields only; without `digest` nothing is kept of what has digests. */
export function declaredOnly(row: unknown, { fields, marks = false }: Keeping, digest?: DigestOf): unknown {
  const keep = (value: unknown, field: Field): unknown => {
    if (value === null || value === undefined) return value;
    if (field === 'words') return words(value);
    if (field === 'digest') return typeof value === 'string' ? (digest?.(value) ?? null) : null;
    if (isList(field)) return Array.isArray(value) ? value.map((one) => keep(one, field[0])) : stranger(value);
    if (typeof value !== 'object' || Array.isArray(value)) return stranger(value);
    const known = Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
      const declared = Object.hasOwn(field, name) ? field[name] : undefined;
      if (declared !== undefined) return [[name, keep(inner, declared)]];
      return marks && !name.includes('@') && !isEmpty(inner) ? [[name, mark(inner)]] : [];
    });
    return Object.fromEntries(known);
  };
  return keep(row, fields);
}

function isList(field: Fields | readonly [Fields]): field is readonly [Fields] {
  return Array.isArray(field);
}

function words(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'object' && one !== null ? stranger(one) : one));
  return typeof value === 'object' ? stranger(value) : value;
}

/** What stands where something else should: nothing stays nothing. */
function stranger(value: unknown): unknown {
  if (!isEmpty(value)) return mark(value);
  return Array.isArray(value) ? [] : {};
}
