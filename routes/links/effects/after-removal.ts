/** The measures of a snapshot when links are taken away; the table itself stays as it is. */
import { closed } from '../link-table.ts';
import type { MeasureAsked } from '../measured.ts';
import { measureResources } from '../measures.ts';
import { stateOf } from '../states.ts';
import { type Sums, sumsOf } from '../sums.ts';
import type { MeasuredResource } from './compare-resources.ts';

/** What is measured, with some links closed. Memory: two bytes a link. */
export function withoutLinks(asked: MeasureAsked, removed: readonly number[]): MeasureAsked {
  const { links } = asked.table;
  const [gates, gatesKnown] = [links.gates.slice(), links.gatesKnown.slice()];
  for (const link of removed) {
    gates[link] = closed;
    gatesKnown[link] = closed;
  }
  return { ...asked, table: { ...asked.table, links: { ...links, gates, gatesKnown } } };
}

/** Numbers of resources by state. */
export interface StateCounts {
  readonly underProtected: number;
  readonly undecided: number;
  readonly protected: number;
}

/** Measures of a tenant with those of its resources. */
export interface MeasuredTenant {
  readonly measures: Sums & { readonly states: StateCounts };
  readonly resources: readonly MeasuredResource[];
}

/** Resources by their places in what is asked, as they were measured before; `isCovered` where all that could open one was collected. */
export type KnownResource = Pick<MeasuredResource, 'id' | 'name' | 'kind' | 'needs'> & { readonly isCovered: boolean };

/** Measures what is asked; `known` tells of its resources, in their order. */
export function measureTenant(asked: MeasureAsked, known: readonly KnownResource[]): MeasuredTenant {
  const measured = measureResources(asked);
  const resources = known.map(({ isCovered, ...resource }, at): MeasuredResource => {
    const { openWays, openIdentities, shortfall } = measured[at] as (typeof measured)[number];
    return { ...resource, state: stateOf(openWays, isCovered), openIdentities, shortfall };
  });
  const of = (state: MeasuredResource['state']) => resources.filter((one) => one.state === state).length;
  const states = { underProtected: of('UNDER_PROTECTED'), undecided: of('UNDECIDED'), protected: of('PROTECTED') };
  return { measures: { states, ...sumsOf({ resources: measured }) }, resources };
}
