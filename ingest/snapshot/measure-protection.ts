/** Measures every sensitive resource of a snapshot that is being built, and stores what was found. */
import { notCovered } from '#catalogue';
import { type Graph, identitiesBehind, type ProtectionRow, setProtections } from '#cypher';
import {
  identityNodesOf,
  type LinkTable,
  type Measures,
  measure,
  measureQuestions,
  nodeKindNames,
  nodesWith,
  type PairsByBarrier,
  type ProtectionState,
  type QuestionMeasure,
  type ResourceMeasures,
  type Sums,
  stateOf,
  sumsOf,
  waysIn,
} from '#links';
import type { WalkedLinks } from './assess-exposure.ts';

/** Numbers of resources by state. */
export interface StateCounts {
  readonly underProtected: number;
  readonly undecided: number;
  readonly protected: number;
}

/** The measures of a tenant. */
export interface MeasureReport extends Sums {
  readonly states: StateCounts;
  /** Without routes through control of the tenant. */
  readonly statesOfTheirOwn: StateCounts;
  /** Pairs by the lowest barrier of the identity there. */
  readonly pairs: { readonly tenantControl: PairsByBarrier; readonly rest: PairsByBarrier };
  /** What open pairs rest on: the question that touches most of them first. */
  readonly questions: readonly QuestionMeasure[];
  readonly seconds: number;
}

const batch = 10_000;

/** Measures, stores the state of each resource, and tells the sums. Throws GraphError. */
export async function measureProtection(
  graph: Graph,
  snapshot: string,
  { table, headline, tenant }: WalkedLinks,
  collected: Parameters<typeof notCovered>[1],
): Promise<MeasureReport> {
  const begun = performance.now();
  const standsFor = await identityNodesOf(table, (kind) => graph.stream(identitiesBehind, { snapshot, kind }));
  const resources = nodesWith(table, 'sensitive');
  const asked = { table, ways: waysIn(table, headline, standsFor), resources, tenant };
  const measures = measure(asked);
  const rows = protectionRows(table, resources, measures, collected);
  for (let from = 0; from < rows.length; from += batch)
    await graph.run(setProtections, { rows: rows.slice(from, from + batch).map(({ row }) => row) });
  return {
    states: counted(rows.map(({ state }) => state)),
    statesOfTheirOwn: counted(rows.map(({ ownState }) => ownState)),
    ...sumsOf(measures),
    pairs: measures.pairs,
    questions: measureQuestions(asked),
    seconds: (performance.now() - begun) / 1000,
  };
}

interface Stored {
  readonly row: ProtectionRow;
  readonly state: ProtectionState;
  readonly ownState: ProtectionState;
}

function protectionRows(
  { nodes }: LinkTable,
  resources: readonly number[],
  measures: Measures,
  collected: Parameters<typeof notCovered>[1],
): Stored[] {
  return resources.map((place, at) => {
    const kind = nodeKindNames[nodes.kinds[place] as number];
    const isCovered = kind !== undefined && notCovered(kind, collected).length === 0;
    const [whole, own] = [measures.resources[at] as ResourceMeasures, measures.ofTheirOwn[at] as ResourceMeasures];
    const [state, ownState] = [stateOf(whole.openWays, isCovered), stateOf(own.openWays, isCovered)];
    const { seen, assumed } = whole.openIdentities;
    const json = JSON.stringify({ ...whole, ofItsOwn: { state: ownState, ...own } });
    return { row: [nodes.numbers[place] as number, state, seen, assumed, json], state, ownState };
  });
}

function counted(states: readonly ProtectionState[]): StateCounts {
  const of = (state: ProtectionState) => states.filter((one) => one === state).length;
  return { underProtected: of('UNDER_PROTECTED'), undecided: of('UNDECIDED'), protected: of('PROTECTED') };
}
