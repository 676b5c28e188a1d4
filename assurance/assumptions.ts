/** The sentences of the assumptions, for people; the table itself stands in the catalogue. */
import { type AssumptionKey, assumptionEntries } from '#catalogue';

export type { AssumptionKey } from '#catalogue';

/** Every assumption; the key appears in `WayIn.assumptions`, the sentence is for people. */
export const assumptions = Object.fromEntries(
  Object.entries(assumptionEntries).map(([key, { says }]) => [key, says]),
) as Readonly<Record<AssumptionKey, string>>;
