/** The measures of all resources added up: what a tenant is told by. */
import type { Measures, SeenAssumed } from './measured.ts';

/** The sums of all resources. */
export interface Sums {
  readonly openPairs: SeenAssumed;
  readonly shortfall: SeenAssumed;
}

/** The sums of measures. */
export function sumsOf({ resources }: Pick<Measures, 'resources'>): Sums {
  const sum = (of: (one: Measures['resources'][number]) => SeenAssumed) =>
    resources.map(of).reduce((all, { seen, assumed }) => ({ seen: all.seen + seen, assumed: all.assumed + assumed }), {
      seen: 0,
      assumed: 0,
    });
  return { openPairs: sum(({ openIdentities }) => openIdentities), shortfall: sum(({ shortfall }) => shortfall) };
}
