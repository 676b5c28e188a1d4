/** Reads a snapshot that was measured: its links as a table that can be changed and measured again, and its resources. */
import { type AudienceName, audiences } from '#assurance';
import { parseAtAudience } from '#catalogue';
import { decisionContext, fixableLinks, type Graph, measuredResources } from '#cypher';
import {
  fixableKinds,
  fixableRules,
  jointRules,
  type LinkTable,
  type MeasuredResource,
  nodesWith,
  type PlacedLink,
  type ProtectionState,
  type ResourceMeasures,
} from '#links';
import { readSnapshotLinks, type SnapshotAsked, type SnapshotLinks, snapshotLinks } from '../search/snapshot-links.ts';
import { judgedPeopleOf } from './judged-again/judged-people.ts';
import type { Judging, MeasurableLinks } from './measurable-links.ts';

/** Reads the links; `collections` are those whose rows a fix may change. Throws GraphError. */
export async function readMeasurableLinks(
  graph: Graph,
  snapshot: SnapshotAsked,
  collections: readonly string[],
): Promise<MeasurableLinks> {
  const links = await readSnapshotLinks(graph, snapshot, { keepNumbers: true });
  return await measurableLinks(graph, snapshot, links, collections);
}

const kept = new WeakMap<SnapshotLinks, Promise<MeasurableLinks>>();

/** The same of a published snapshot, on the links that are kept while it is asked about; read at first need. Throws GraphError. */
export async function keptMeasurableLinks(
  graph: Graph,
  snapshot: SnapshotAsked,
  collections: readonly string[],
): Promise<MeasurableLinks> {
  const links = await snapshotLinks(graph, snapshot);
  const before = kept.get(links);
  if (before !== undefined) return await before;
  const reading = measurableLinks(graph, snapshot, links, collections);
  kept.set(links, reading);
  reading.catch(() => kept.delete(links));
  return await reading;
}

async function measurableLinks(
  graph: Graph,
  { snapshot, tenant: id }: SnapshotAsked,
  { table, ways, tenant, ids, placeOf, entries }: SnapshotLinks,
  collections: readonly string[],
): Promise<MeasurableLinks> {
  const asked = { table, ways, resources: nodesWith(table, 'sensitive'), tenant };
  const links = await readPlaced(graph, snapshot, table, collections);
  const context = await graph.maybeOne(decisionContext, { snapshot, tenant: id });
  const judging = judgingOf(context);
  const isFixable = ({ kind, rule, evidence }: PlacedLink) =>
    (fixableRules as readonly string[]).includes(rule) ||
    (fixableKinds as readonly string[]).includes(kind) ||
    evidence.some((row) => collections.some((one) => row.startsWith(one)));
  return {
    asked,
    links,
    fixable: links.filter(isFixable),
    ids,
    placeOf,
    approvers: new Set(context?.approvers),
    roleAssignable: new Set(context?.roleAssignable),
    judgedBy: `${context?.inputs ?? ''}${JSON.stringify(judging?.context.approvals ?? '')}`.toLowerCase(),
    headline: new Set(entries),
    judging,
    people: judgedPeopleOf(graph, snapshot),
  };
}

function judgingOf(
  kept:
    | { readonly inputs: string | null; readonly context: string | null; readonly waiting: string | null }
    | undefined,
): Judging | undefined {
  if (kept == null || kept.inputs === null || kept.context === null) return undefined;
  return {
    facts: JSON.parse(kept.inputs),
    context: JSON.parse(kept.context),
    waiting: JSON.parse(kept.waiting ?? '[]'),
  };
}

async function readPlaced(
  graph: Graph,
  snapshot: string,
  { links }: LinkTable,
  collections: readonly string[],
): Promise<PlacedLink[]> {
  if (collections.length === 0) return [];
  const places = new Map([...(links.numbers ?? [])].map((number, place) => [number, place]));
  const found: PlacedLink[] = [];
  const rules = [...jointRules, ...fixableRules];
  const asked = { snapshot, collections: [...collections], rules, kinds: [...fixableKinds] };
  for await (const row of graph.stream(fixableLinks, asked)) {
    const place = places.get(row.number);
    if (place === undefined) continue;
    const { kind, rule, evidence } = row;
    const from = { id: row.from, name: wholeName(row.from, row.fromName), kind: row.fromKind };
    const to = { id: row.to, name: wholeName(row.to, row.toName) };
    found.push({ kind, rule, from, to, evidence, place });
  }
  return found;
}

/** The name of the whole person: a node by audience says the audience behind it. */
export function wholeName(id: string, name: string): string {
  const audience = parseAtAudience(id)?.audience ?? '';
  const suffix = Object.hasOwn(audiences, audience) ? ` (${audiences[audience as AudienceName].name})` : '';
  return suffix !== '' && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
}

/** Every sensitive resource with its measures, in the order of their ids. Throws GraphError. */
export async function readMeasuredResources(graph: Graph, snapshot: string): Promise<MeasuredResource[]> {
  const rows = await graph.many(measuredResources, { snapshot });
  return rows.map(({ measures, state, needs, ...resource }) => {
    const { openIdentities, shortfall } = JSON.parse(measures ?? '{}') as ResourceMeasures;
    return { ...resource, needs: needs ?? 0, state: state as ProtectionState, openIdentities, shortfall };
  });
}
