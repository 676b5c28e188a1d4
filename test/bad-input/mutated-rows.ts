/** Mutations of rows: a member dropped, or replaced by something of another type, odd or long. */
import fc from 'fast-check';

type Place = readonly (string | number)[];

/** One change, at a place that is counted off in the row. */
export interface Mutation {
  readonly drop: boolean;
  readonly at: number;
  readonly value: unknown;
}

const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, '', ' ', 0, -1, 1e308, true, [], {}, [[]], [null], { id: null }, '/', '//', '__proto__'),
  fc.constantFrom(
    '\u2028\u0000',
    '/subscriptions/',
    '/providers/Microsoft.Management/managementGroups/',
    'x'.repeat(9_000),
  ),
  fc.string({ unit: 'binary' }),
  fc.jsonValue({ maxDepth: 3 }),
);

export const mutation: fc.Arbitrary<Mutation> = fc.record({ drop: fc.boolean(), at: fc.nat(10_000), value: odd });

/** The row with one change; the row itself may be what is replaced. */
export function mutate(row: unknown, { drop, at, value }: Mutation): unknown {
  const copy = structuredClone(row);
  const places = placesIn(copy);
  const place = places[at % places.length] ?? [];
  const last = place.at(-1);
  if (last === undefined) return value;
  let holder = copy as Record<string | number, unknown>;
  for (const step of place.slice(0, -1)) holder = holder[step] as Record<string | number, unknown>;
  if (drop) delete holder[last];
  else holder[last] = value;
  return copy;
}

function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [at];
  const inner = Object.entries(value).flatMap(([key, one]) =>
    placesIn(one, [...at, Array.isArray(value) ? Number(key) : key]),
  );
  return [at, ...inner];
}
