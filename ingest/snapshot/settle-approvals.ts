/** Settles the gates of activations that somebody must approve, and writes them back before exposure is stored. */
import {
  type Graph,
  keepWaitingLinks,
  type LinkIntoRow,
  linksInto,
  type SettledRow,
  settleApprovals as settled,
} from '#cypher';
import {
  approversNamed,
  approversOf,
  closed,
  crowdsWithin,
  endsOfWaiting,
  type KindOf,
  type LinkTable,
  settleTable,
  type WaitingRow,
  waitingAmong,
} from '#links';
import type { Reads, Writes } from '../memory/index.ts';
import type { AssumptionAccount } from './assumption-account.ts';

/** A snapshot that is being built, with its links as they were read. */
export interface Settlement {
  readonly graph: Graph;
  readonly snapshot: string;
  readonly memory: Reads<'drawn' | 'tenant'> & Writes<'judged'>;
  readonly assumptions: AssumptionAccount;
  readonly table: LinkTable;
  /** Places of the entries. */
  readonly starts: readonly number[];
}

const batch = 10_000;

/** Changes the gates in the table and of the links themselves; what nobody can approve is taken away and counted. Throws GraphError. */
export async function settleApprovals(settlement: Settlement): Promise<void> {
  const { graph, memory, table, starts } = settlement;
  const { approvals } = memory.judged;
  if (approvals.length === 0) return;
  const kindOf: KindOf = (id) => memory.drawn.kinds.get(id);
  const waiting = waitingAmong(await readInto(settlement, endsOfWaiting(approvals, kindOf)), approvals, table, kindOf);
  const ways = await readWays(settlement, approversNamed(approvals, kindOf), kindOf);
  const newlyAssumed = settleTable(table, starts, approversOf(waiting, ways, table, kindOf));
  settlement.assumptions.derived('approver-assumed', newlyAssumed.length);
  const changed = waiting.map(({ row, link }): SettledRow => {
    const gateOf = (gates: Uint8Array) => (gates[link] === closed ? null : (gates[link] as number));
    return [row.fromNode, row.toNode, row.kind, gateOf(table.links.gates), gateOf(table.links.gatesKnown)];
  });
  for (let from = 0; from < changed.length; from += batch)
    await graph.run(settled, { rows: changed.slice(from, from + batch) });
  await keepWaiting(settlement, waiting);
  for (const { row, link } of waiting)
    if (table.links.gates[link] === closed)
      memory.judged.closeActivation('nobody else who may approve it can be reached', `${row.from} ${row.to}`);
}

/** Keeps the links with the gates of their own and those that they were settled at; `closed` is null. */
async function keepWaiting({ graph, snapshot, memory, table }: Settlement, waiting: readonly WaitingRow[]) {
  const gateOf = (gates: Uint8Array, link: number) => (gates[link] === closed ? null : (gates[link] as number));
  const rows = waiting.map(({ row: { from, to, kind, gate, gateKnown }, link }) => ({
    ...{ from, to, kind, gate, gateKnown },
    settled: gateOf(table.links.gates, link),
    settledKnown: gateOf(table.links.gatesKnown, link),
  }));
  const tenant = `${snapshot}/${memory.tenant.id}`;
  await graph.run(keepWaitingLinks, { tenant, waiting: JSON.stringify(rows) });
}

/** Every way into the approvers, and into the crowds that they come from. */
async function readWays(settlement: Settlement, approvers: readonly string[], kindOf: KindOf): Promise<LinkIntoRow[]> {
  const ways: LinkIntoRow[] = [];
  const seen = new Set(approvers);
  for (let open = approvers; open.length > 0; ) {
    const rows = await readInto(settlement, open);
    ways.push(...rows);
    open = crowdsWithin(rows, kindOf).filter((id) => !seen.has(id));
    for (const id of open) seen.add(id);
  }
  return ways;
}

async function readInto({ graph, snapshot }: Settlement, ids: readonly string[]): Promise<LinkIntoRow[]> {
  const rows: LinkIntoRow[] = [];
  for (let from = 0; from < ids.length; from += batch) {
    const keys = ids.slice(from, from + batch).map((id) => `${snapshot}/${id}`);
    for await (const { into } of graph.stream(linksInto, { keys })) rows.push(into);
  }
  return rows;
}
