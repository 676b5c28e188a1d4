/** A query that adds to rows: where it is refused the rows stand without, and the collection says what is missing. */
import { GaveUp } from './ask/persist.ts';
import { Refused } from './ask/refused.ts';
import type { AskArm, Row } from './collection.ts';

/** The rows of a Resource Graph query; none where it is refused, which `missing` then tells. Throws what else asking throws. */
export async function queryOrWant(
  ask: AskArm,
  kusto: string,
  missing: string,
  scope?: { readonly managementGroups: string[] },
): Promise<readonly Row[]> {
  try {
    return await ask.query(kusto, scope);
  } catch (error) {
    if (!(error instanceof Refused || error instanceof GaveUp)) throw error;
    ask.wanting(`${missing}: ${error.message}`);
    return [];
  }
}
