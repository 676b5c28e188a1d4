/** Who may approve, from records: approvals, kinds of nodes by id, and the links into those who approve. */
import { audienceNames } from '#assurance';
import { atAudience, directoryRole, entitlementId, type NodeKind, parseAtAudience } from '#catalogue';
import type { LinkIntoRow } from '#cypher';
import type { Approval } from '#derivation';
import type { Approvers, Board, WaitingLink, WayIntoCrowd } from './approvals.ts';
import { closed, type LinkTable } from './link-table.ts';

/** The kind of a node by its id; undefined where there is no such node. */
export type KindOf = (id: string) => NodeKind | undefined;

/** A link that waits for an approval, with the place of the link in the table. */
export interface WaitingRow {
  readonly row: LinkIntoRow;
  readonly approval: Approval;
  readonly link: number;
}

/** Whoever approves where nobody is named. https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-how-to-change-default-settings */
const unnamed = [directoryRole.privilegedRoleAdministrator, directoryRole.globalAdministrator].map((role) =>
  entitlementId(role, '/'),
);

/** Approvers come from among those who lead into one of these. */
const crowdKinds: ReadonlySet<NodeKind | undefined> = new Set<NodeKind>([
  'Group',
  'DirectMembers',
  'EligibleMembers',
  'Entitlement',
]);

/** Ways by which one becomes the approver; by any other one lets somebody else in. */
const isOneself: ReadonlySet<string> = new Set(['MEMBER_OF', 'HOLDS', 'SIGNED_IN']);

/** The id of whom or what a node by audience is of; its own id for any other node. */
function baseOf(id: string, kindOf: KindOf): string {
  return (kindOf(id) === 'SignedIn' ? parseAtAudience(id)?.of : undefined) ?? id;
}

function isCrowd(id: string, kindOf: KindOf): boolean {
  return crowdKinds.has(kindOf(baseOf(id, kindOf)));
}

/** The nodes that links which wait lead to, wherever they were moved by audience. */
export function endsOfWaiting(approvals: readonly Approval[], kindOf: KindOf): string[] {
  const ids = new Set(approvals.map(({ to }) => to));
  return [...ids]
    .flatMap((to) => [to, ...audienceNames.map((audience) => atAudience(to, audience))])
    .filter((id) => kindOf(id) !== undefined);
}

/** The links that wait, among those into `endsOfWaiting`. */
export function waitingAmong(
  rows: readonly LinkIntoRow[],
  approvals: readonly Approval[],
  table: LinkTable,
  kindOf: KindOf,
): WaitingRow[] {
  const known = new Map(approvals.map((one) => [`${one.kind} ${one.from ?? ''} ${one.to}`, one]));
  const taken = new Set<number>();
  return rows.flatMap((row) => {
    if (!row.rule.endsWith('-with-approval')) return [];
    const to = baseOf(row.to, kindOf);
    const approval = known.get(`${row.kind} ${baseOf(row.from, kindOf)} ${to}`) ?? known.get(`arrival  ${to}`);
    const link = placeOfLink(table, row, taken);
    return approval === undefined || link === undefined ? [] : [{ row, approval, link }];
  });
}

/** Where a link stands in the table; of several that are alike, one after the other. */
function placeOfLink(table: LinkTable, row: LinkIntoRow, taken: Set<number>): number | undefined {
  const { offsets, links, places } = table;
  const [from, to] = [places.get(row.fromNode), places.get(row.toNode)];
  if (from === undefined) return undefined;
  for (let link = offsets[from] as number; link < (offsets[from + 1] as number); link++) {
    const isIt =
      links.targets[link] === to &&
      links.gates[link] === row.gate &&
      links.gatesKnown[link] === (row.gateKnown ?? closed);
    if (!isIt || taken.has(link)) continue;
    taken.add(link);
    return link;
  }
  return undefined;
}

/** The nodes that approve, whose ways in are needed first. */
export function approversNamed(approvals: readonly Approval[], kindOf: KindOf): string[] {
  return [...new Set(approvals.flatMap(({ approvers }) => approvers.flatMap((one) => rootsOf(one, kindOf))))];
}

/** The crowds of which everybody is in the crowd that a link leads to: their ways in are needed next. */
export function crowdsWithin(rows: readonly LinkIntoRow[], kindOf: KindOf): string[] {
  const nested = rows.filter(
    ({ from, to, kind }) => isCrowd(to, kindOf) && isOneself.has(kind) && isCrowd(from, kindOf),
  );
  return [...new Set(nested.map(({ from }) => from))];
}

/** The approvers of all that waits; `ways` are the links into `approversNamed` and, again and again, `crowdsWithin`. */
export function approversOf(
  waiting: readonly WaitingRow[],
  ways: readonly LinkIntoRow[],
  { places }: LinkTable,
  kindOf: KindOf,
): Approvers {
  const placed = ways.filter(({ fromNode, toNode }) => places.has(fromNode) && places.has(toNode));
  const placeOf = new Map(placed.map(({ to, toNode }) => [to, places.get(toNode) as number]));
  const linkOf = new Map(waiting.map(({ row, link }) => [nameOf(row), link]));
  const into = new Map<number, WayIntoCrowd[]>();
  for (const row of placed) {
    if (!isCrowd(row.to, kindOf)) continue;
    const to = places.get(row.toNode) as number;
    const known = into.get(to) ?? [];
    into.set(to, known);
    known.push(wayOf(row, places.get(row.fromNode) as number, linkOf.get(nameOf(row)), kindOf));
  }
  const made = new Map<string, Board>();
  const boardOf = (approver: Approval['approvers'][number]): Board => {
    const ids = rootsOf(approver, kindOf);
    const known = made.get(ids.join()) ?? boardFrom(ids, placeOf, kindOf);
    made.set(ids.join(), known);
    return known;
  };
  const links = waiting.map(
    ({ row, approval, link }): WaitingLink => ({
      link,
      gate: row.gate,
      gateKnown: row.gateKnown,
      holder: approval.holder,
      boards: approval.approvers.map(boardOf),
    }),
  );
  return { waiting: links, into };
}

/** The name of a link, by its ends and kind. */
function nameOf({ fromNode, toNode, kind }: LinkIntoRow): string {
  return `${fromNode} ${toNode} ${kind}`;
}

function wayOf(row: LinkIntoRow, from: number, link: number | undefined, kindOf: KindOf): WayIntoCrowd {
  const who = isOneself.has(row.kind) ? baseOf(row.from, kindOf) : undefined;
  return {
    from,
    gate: row.gate,
    link,
    person: who !== undefined && kindOf(who) === 'User' ? who : undefined,
    isCrowd: who !== undefined && isCrowd(row.from, kindOf),
  };
}

function boardFrom(ids: readonly string[], placeOf: ReadonlyMap<string, number>, kindOf: KindOf): Board {
  const placed = ids.flatMap((id) => {
    const place = placeOf.get(id);
    return place === undefined ? [] : [{ id, place }];
  });
  return {
    people: placed
      .filter(({ id }) => !isCrowd(id, kindOf))
      .map(({ id, place }) => ({ person: baseOf(id, kindOf), place })),
    crowds: placed.filter(({ id }) => isCrowd(id, kindOf)).map(({ place }) => place),
  };
}

/** The nodes that approve: signed in for it, if they differ by audience. Who is gone approves nothing. */
function rootsOf({ ids, audience }: Approval['approvers'][number], kindOf: KindOf): string[] {
  const here = ids.filter((id) => kindOf(id) !== undefined);
  const all = here.length > 0 ? here : unnamed.filter((id) => kindOf(id) !== undefined);
  return all.map((id) => (kindOf(atAudience(id, audience)) === undefined ? id : atAudience(id, audience)));
}
