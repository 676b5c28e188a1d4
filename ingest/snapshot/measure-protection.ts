/** Measures every sensitive resource of a snapshot that is being built, and stores what was found. */
import { notCovered, questionWhere } from '#catalogue';
import { declaredRequirements, type Graph, identitiesBehind, type ProtectionRow, setProtections } from '#cypher';
import {
  identityNodesOf,
  type LinkTable,
  type MeasureAsked,
  type Measures,
  measure,
  measureQuestions,
  nodeKindNames,
  nodesWith,
  type PairsByBarrier,
  type ProtectionState,
  pairsOpenedBy,
  type QuestionMeasure,
  type ResourceMeasures,
  type Sums,
  stateOf,
  sumsOf,
  waysIn,
} from '#links';
import type { WalkedLinks } from './assess-exposure.ts';
import { type CoveredElsewhere, coveredElsewhere } from './covered-elsewhere.ts';

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
  /** The sums under the requirements of before postern.yaml; null where it declares none. */
  readonly underDefaults: (Sums & { readonly states: StateCounts }) | null;
  /** Accounts that are no person's, left out of the help desk's while nobody says whom it serves, and the pairs that it could open. */
  readonly leftOutOfHelpDesk: { readonly accounts: number; readonly pairs: number };
  /** What open pairs rest on: the question that touches most of them first. */
  readonly questions: readonly QuestionMeasure[];
  readonly seconds: number;
}

type Collected = Parameters<typeof notCovered>[1];

/** What measuring goes by beside the links. */
export interface MeasuredWith {
  readonly collected: Collected;
  /** Accounts that are no person's, with the level at which the help desk could reset them, by their ids. */
  readonly leftOut: ReadonlyMap<string, number>;
  /** Whether postern.yaml says of anything what it requires. */
  readonly declaresRequirements: boolean;
}

const batch = 10_000;

/** Measures, stores the state of each resource, and tells the sums. Throws GraphError. */
export async function measureProtection(
  graph: Graph,
  snapshot: string,
  { table, headline, tenant, places }: WalkedLinks,
  { collected, leftOut, declaresRequirements }: MeasuredWith,
): Promise<MeasureReport> {
  const begun = performance.now();
  const standsFor = await identityNodesOf(table, (kind) => graph.stream(identitiesBehind, { snapshot, kind }));
  const resources = nodesWith(table, 'sensitive');
  const asked = { table, ways: waysIn(table, headline, standsFor), resources, tenant };
  const measures = measure(asked);
  const declared = declaresRequirements
    ? await requirementsByDefault(graph, snapshot, table)
    : new Map<number, number>();
  const elsewhere = coveredElsewhere({ table, places, ways: asked.ways, collected });
  const rows = protectionRows(table, { resources, measures, collected, elsewhere, declared });
  for (let from = 0; from < rows.length; from += batch)
    await graph.run(setProtections, { rows: rows.slice(from, from + batch).map(({ row }) => row) });
  return {
    states: counted(rows.map(({ state }) => state)),
    statesOfTheirOwn: counted(rows.map(({ ownState }) => ownState)),
    ...sumsOf(measures),
    pairs: measures.pairs,
    underDefaults: declared.size === 0 ? null : measureDefaults(asked, { declared, collected, elsewhere }),
    leftOutOfHelpDesk: {
      accounts: leftOut.size,
      pairs: pairsOpenedBy(
        asked,
        new Map(
          [...leftOut].flatMap(([id, level]) =>
            [places.get(id)].flatMap((at) => (at === undefined ? [] : [[at, level]])),
          ),
        ),
      ),
    },
    questions: measureQuestions(asked, (key) => isAnswerable(key, collected)),
    seconds: (performance.now() - begun) / 1000,
  };
}

interface Stored {
  readonly row: ProtectionRow;
  readonly state: ProtectionState;
  readonly ownState: ProtectionState;
}

/** By the places of nodes whose requirement is declared: what they require by default, 0 for nothing. */
async function requirementsByDefault(
  graph: Graph,
  snapshot: string,
  { places }: LinkTable,
): Promise<ReadonlyMap<number, number>> {
  const found = new Map<number, number>();
  for (const { node, required } of await graph.many(declaredRequirements, { snapshot })) {
    const place = places.get(node);
    if (place !== undefined) found.set(place, required);
  }
  return found;
}

/** Measures as if no requirement were declared. */
function measureDefaults(
  asked: MeasureAsked,
  { declared, ...told }: Pick<Told, 'declared' | 'collected' | 'elsewhere'>,
): NonNullable<MeasureReport['underDefaults']> {
  const { nodes } = asked.table;
  const required = nodes.required.slice();
  for (const [place, level] of declared) required[place] = level;
  const table = { ...asked.table, nodes: { ...nodes, required } };
  const resources = Array.from(required.keys()).filter((place) => (required[place] as number) > 0);
  const measures = measure({ ...asked, table, resources });
  const rows = protectionRows(table, { resources, measures, ...told, declared: new Map() });
  return { states: counted(rows.map(({ state }) => state)), ...sumsOf(measures) };
}

/** What rows are made of. */
interface Told {
  readonly resources: readonly number[];
  readonly measures: Measures;
  readonly collected: Collected;
  readonly elsewhere: CoveredElsewhere;
  /** Requirements by default, of nodes whose requirement is declared. */
  readonly declared: ReadonlyMap<number, number>;
}

function protectionRows({ nodes }: LinkTable, { resources, measures, declared, ...told }: Told): Stored[] {
  return resources.map((place, at) => {
    const kind = nodeKindNames[nodes.kinds[place] as number];
    const elsewhere = told.elsewhere(place);
    const isCovered = kind !== undefined && notCovered(kind, told.collected).length === elsewhere.length;
    const [whole, own] = [measures.resources[at] as ResourceMeasures, measures.ofTheirOwn[at] as ResourceMeasures];
    const [state, ownState] = [stateOf(whole.openWays, isCovered), stateOf(own.openWays, isCovered)];
    const { seen, assumed } = whole.openIdentities;
    const requirementDeclared = declared.has(place) ? { requirementDeclared: true } : {};
    const covered = elsewhere.length > 0 ? { coveredElsewhere: elsewhere } : {};
    const json = JSON.stringify({
      ...whole,
      ofItsOwn: { state: ownState, ...own },
      ...requirementDeclared,
      ...covered,
    });
    return { row: [nodes.numbers[place] as number, state, seen, assumed, json], state, ownState };
  });
}

/** Whether a declaration or a collection that is missing would answer a question. */
function isAnswerable(key: string, collected: Collected): boolean {
  return !('repair' in questionWhere(key, (name) => collected[name]?.status === 'COMPLETE').answer);
}

function counted(states: readonly ProtectionState[]): StateCounts {
  const of = (state: ProtectionState) => states.filter((one) => one === state).length;
  return { underProtected: of('UNDER_PROTECTED'), undecided: of('UNDECIDED'), protected: of('PROTECTED') };
}
