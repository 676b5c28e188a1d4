/** Settles the gates of activations that somebody must approve, and writes them back before exposure is stored. */
import { audienceNames } from '#assurance';
import { atAudience, directoryRole, entitlementId, parseAtAudience } from '#catalogue';
import { type Graph, type LinkIntoRow, linksInto, type SettledRow, settleApprovals as settled } from '#cypher';
import type { Approval } from '#derivation';
import type { LinkTable } from '#links';
import { type Board, settleTable, unreached, type WaitingLink, type WayIntoCrowd } from '#links';
import type { Reads, Writes } from '../memory/index.ts';
import type { ReadLinks } from './assess-exposure.ts';
import type { AssumptionAccount } from './assumption-account.ts';

/** A snapshot that is being built, with its links as they were read. */
export interface Settlement extends ReadLinks {
  readonly graph: Graph;
  readonly snapshot: string;
  readonly memory: Reads<'drawn'> & Writes<'judged'>;
  readonly assumptions: AssumptionAccount;
}

const batch = 10_000;

/** Whoever approves where nobody is named. https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-how-to-change-default-settings */
const unnamed = [directoryRole.privilegedRoleAdministrator, directoryRole.globalAdministrator].map((role) =>
  entitlementId(role, '/'),
);

/** Approvers come from among those who lead into one of these. */
const crowdKinds: ReadonlySet<string> = new Set(['Group', 'DirectMembers', 'EligibleMembers', 'Entitlement']);

/** Ways by which one becomes the approver; by any other one lets somebody else in. */
const isOneself: ReadonlySet<string> = new Set(['MEMBER_OF', 'HOLDS', 'SIGNED_IN']);

/** Changes the gates in the table and of the links themselves; what nobody can approve is taken away and counted. Throws GraphError. */
export async function settleApprovals(settlement: Settlement): Promise<void> {
  const { graph, memory, table } = settlement;
  if (memory.judged.approvals.length === 0) return;
  const rows = await waitingRows(settlement);
  const linkOf = new Map(rows.map((row) => [nameOf(row), row.link]));
  const boards = await readBoards(settlement, linkOf);
  const waiting = rows.map(({ approval, link, gate }): WaitingLink => {
    const own = approval.approvers.map((one) => boards.of(one));
    return { link, gate, holder: approval.holder, boards: own };
  });
  const before = waiting.map(({ link }) => table.assumed[link]);
  settleTable(table, settlement.starts, { waiting, into: boards.into });
  const newly = waiting.filter(({ link }, at) => before[at] === 0 && table.assumed[link] === 1);
  const opened = newly.filter(({ link }) => table.gates[link] !== unreached);
  settlement.assumptions.derived('approver-assumed', opened.length);
  const changed = rows.map(({ link, fromNode, toNode, kind }): SettledRow => {
    const gate = table.gates[link] as number;
    return [fromNode, toNode, kind, gate === unreached ? null : gate, table.assumed[link] === 1];
  });
  for (let from = 0; from < changed.length; from += batch)
    await graph.run(settled, { rows: changed.slice(from, from + batch) });
  for (const { link, from, to } of rows)
    if (table.gates[link] === unreached)
      memory.judged.closeActivation('nobody else who may approve it can be reached', `${from} ${to}`);
}

/** The name of a link, by its ends and kind. */
function nameOf({ fromNode, toNode, kind }: LinkIntoRow): string {
  return `${fromNode} ${toNode} ${kind}`;
}

/** The id of whom or what a node by audience is of; its own id for any other node. */
function baseOf(id: string, memory: Reads<'drawn'>): string {
  return (memory.drawn.kinds.get(id) === 'SignedIn' ? parseAtAudience(id)?.of : undefined) ?? id;
}

async function readInto({ graph, snapshot }: Settlement, ids: readonly string[]): Promise<LinkIntoRow[]> {
  const rows: LinkIntoRow[] = [];
  for (let from = 0; from < ids.length; from += batch) {
    const keys = ids.slice(from, from + batch).map((id) => `${snapshot}/${id}`);
    for await (const { into } of graph.stream(linksInto, { keys })) rows.push(into);
  }
  return rows;
}

type WaitingRow = LinkIntoRow & { readonly approval: Approval; readonly link: number };

/** The links that wait, wherever they were moved by audience. */
async function waitingRows(settlement: Settlement): Promise<WaitingRow[]> {
  const { memory, table, places } = settlement;
  const approvals = new Map(memory.judged.approvals.map((one) => [`${one.kind} ${one.from ?? ''} ${one.to}`, one]));
  const targets = new Set(memory.judged.approvals.map(({ to }) => to));
  const ids = [...targets].flatMap((to) => [to, ...audienceNames.map((audience) => atAudience(to, audience))]);
  const taken = new Set<number>();
  const found: WaitingRow[] = [];
  for (const row of await readInto(
    settlement,
    ids.filter((id) => memory.drawn.kinds.has(id)),
  )) {
    if (!row.rule.endsWith('-with-approval')) continue;
    const to = baseOf(row.to, memory);
    const approval = approvals.get(`${row.kind} ${baseOf(row.from, memory)} ${to}`) ?? approvals.get(`arrival  ${to}`);
    const link = linkNumber(table, places, row, taken);
    if (approval !== undefined && link !== undefined) found.push({ ...row, approval, link });
  }
  return found;
}

/** Where a link stands in the table; of several that are alike, one after the other. */
function linkNumber(
  { offsets, targets, gates, assumed }: LinkTable,
  places: Settlement['places'],
  row: LinkIntoRow,
  taken: Set<number>,
): number | undefined {
  const from = places.get(row.fromNode);
  const to = places.get(row.toNode);
  if (from === undefined) return undefined;
  for (let link = offsets[from] as number; link < (offsets[from + 1] as number); link++) {
    const isIt = targets[link] === to && gates[link] === row.gate && (assumed[link] === 1) === row.assumed;
    if (!isIt || taken.has(link)) continue;
    taken.add(link);
    return link;
  }
  return undefined;
}

interface Boards {
  readonly of: (approvers: Approval['approvers'][number]) => Board;
  readonly into: ReadonlyMap<number, readonly WayIntoCrowd[]>;
}

/** Reads who may approve, and every way into the crowds that they come from. */
async function readBoards(settlement: Settlement, linkOf: ReadonlyMap<string, number>): Promise<Boards> {
  const { memory, places } = settlement;
  const roots = new Map(
    memory.judged.approvals.flatMap(({ approvers }) => approvers.map((one) => [one, rootsOf(one, memory)] as const)),
  );
  const into = new Map<number, WayIntoCrowd[]>();
  const placeOf = new Map<string, number>();
  const isCrowd = (id: string) => crowdKinds.has(memory.drawn.kinds.get(baseOf(id, memory)) ?? '');
  const seen = new Set([...roots.values()].flat());
  for (let open = [...seen]; open.length > 0; ) {
    const next = new Set<string>();
    for (const row of await readInto(settlement, open)) {
      const [to, from] = [places.get(row.toNode), places.get(row.fromNode)];
      if (to === undefined || from === undefined) continue;
      placeOf.set(row.to, to);
      if (!isCrowd(row.to)) continue;
      const ways = into.get(to) ?? [];
      into.set(to, ways);
      const who = isOneself.has(row.kind) ? baseOf(row.from, memory) : undefined;
      const more = who !== undefined && isCrowd(row.from);
      const person = who !== undefined && memory.drawn.kinds.get(who) === 'User' ? who : undefined;
      ways.push({ from, gate: row.gate, link: linkOf.get(nameOf(row)), person, isCrowd: more });
      if (more && !seen.has(row.from)) next.add(row.from);
    }
    for (const id of next) seen.add(id);
    open = [...next];
  }
  const made = new Map<string, Board>();
  const of = (approvers: Approval['approvers'][number]): Board => {
    const ids = roots.get(approvers) ?? [];
    const known = made.get(ids.join()) ?? boardOf(ids, isCrowd, placeOf, memory);
    made.set(ids.join(), known);
    return known;
  };
  return { of, into };
}

function boardOf(
  ids: readonly string[],
  isCrowd: (id: string) => boolean,
  placeOf: ReadonlyMap<string, number>,
  memory: Reads<'drawn'>,
): Board {
  const placed = ids.flatMap((id) => {
    const place = placeOf.get(id);
    return place === undefined ? [] : [{ id, place }];
  });
  return {
    people: placed.filter(({ id }) => !isCrowd(id)).map(({ id, place }) => ({ person: baseOf(id, memory), place })),
    crowds: placed.filter(({ id }) => isCrowd(id)).map(({ place }) => place),
  };
}

/** The nodes that approve: where they are signed in for it, if they differ by audience. Who is gone approves nothing. */
function rootsOf({ ids, audience }: Approval['approvers'][number], memory: Reads<'drawn'>): string[] {
  const here = ids.filter((id) => memory.drawn.kinds.has(id));
  const all = here.length > 0 ? here : unnamed.filter((id) => memory.drawn.kinds.has(id));
  return all.map((id) => (memory.drawn.kinds.has(atAudience(id, audience)) ? atAudience(id, audience) : id));
}
