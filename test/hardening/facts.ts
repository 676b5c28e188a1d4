/** The facts of a tenant in memory, as the steps change them. */

/** A row of a collection. */
export type Row = Record<string, unknown> & { id?: string };

/** The facts of a tenant by the name of the collection; steps change them in place. */
export type Facts = Map<string, Row[]>;

/** The rows of a collection. Throws Error where the demo has none. */
export function rowsOf(facts: Facts, name: string): Row[] {
  const rows = facts.get(name);
  if (rows === undefined) throw new Error(`the demo has no ${name}`);
  return rows;
}
