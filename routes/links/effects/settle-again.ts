/** Settles approvals on a snapshot's links again, when a change has made others of them. */
import type { Level, LinkKind } from '#catalogue';
import type { LinkIntoRow } from '#cypher';
import type { Approval } from '#derivation';
import { settleTable } from '../approvals.ts';
import { approversNamed, approversOf, crowdsWithin, type KindOf, type WaitingRow } from '../approvers.ts';
import { incomingLinks } from '../incoming-links.ts';
import { closed, type LinkTable, linkKindNames, nodeKindNames, nodesWith } from '../link-table.ts';

/** A link that waits for an approval: what it asks of itself, and where it was settled; null where there is no link. */
export interface WaitingLinkKept {
  readonly from: string;
  readonly to: string;
  readonly kind: LinkKind;
  readonly gate: Level;
  readonly gateKnown: Level | null;
  readonly settled: Level | null;
  readonly settledKnown: Level | null;
}

/** A waiting link at its place in a table. */
export interface WaitingPlace {
  readonly waiting: WaitingLinkKept;
  readonly approval: Approval;
  readonly place: number;
}

/** Names of the nodes of a table. */
export interface Named {
  readonly ids: readonly string[];
  readonly placeOf: (id: string) => number | undefined;
}

/** Settles the gates of the table that is given, in place. */
export function settleAgain(
  table: LinkTable,
  approvals: readonly Approval[],
  waits: readonly WaitingPlace[],
  named: Named,
): void {
  const kindOf: KindOf = (id) => {
    const place = named.placeOf(id);
    return place === undefined ? undefined : nodeKindNames[table.nodes.kinds[place] as number];
  };
  const rowsInto = rowsBy(table, named, new Set(waits.map(({ place }) => place)));
  const rows = waits.map(
    ({ waiting, approval, place }): WaitingRow => ({ row: rowOf(table, named, waiting), approval, link: place }),
  );
  const ways: LinkIntoRow[] = [];
  const seen = new Set<string>();
  for (let open = approversNamed(approvals, kindOf); open.length > 0; ) {
    for (const id of open) seen.add(id);
    const into = open.flatMap(rowsInto);
    ways.push(...into);
    open = crowdsWithin(into, kindOf).filter((id) => !seen.has(id));
  }
  settleTable(table, nodesWith(table, 'entry'), approversOf(rows, ways, table, kindOf));
}

function rowOf(
  { nodes }: LinkTable,
  { placeOf }: Named,
  { from, to, kind, gate, gateKnown }: WaitingLinkKept,
): LinkIntoRow {
  const numberOf = (id: string) => nodes.numbers[placeOf(id) as number] as number;
  return { from, to, kind, rule: '', gate, gateKnown, fromNode: numberOf(from), toNode: numberOf(to) };
}

/** The links into a node as rows; a closed one is none, but for those that wait. */
function rowsBy(
  table: LinkTable,
  { ids, placeOf }: Named,
  waiting: ReadonlySet<number>,
): (id: string) => LinkIntoRow[] {
  const { links, nodes } = table;
  const into = incomingLinks(table);
  return (id) => {
    const node = placeOf(id);
    if (node === undefined) return [];
    const places = into.links.subarray(into.offsets[node], into.offsets[node + 1]);
    return [...places].flatMap((link): LinkIntoRow[] => {
      const [gate, known] = [links.gates[link] as number, links.gatesKnown[link] as number];
      if (gate === closed && !waiting.has(link)) return [];
      const from = into.sources[link] as number;
      return [
        {
          from: ids[from] as string,
          fromNode: nodes.numbers[from] as number,
          to: id,
          toNode: nodes.numbers[node] as number,
          kind: linkKindNames[links.kinds[link] as number] as LinkKind,
          rule: '',
          gate: gate as Level,
          gateKnown: known === closed ? null : (known as Level),
        },
      ];
    });
  };
}
