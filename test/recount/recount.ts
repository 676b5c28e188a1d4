/** Counts open pairs from a file of exported links, by plain code that shares nothing with Postern. */

interface Line {
  readonly node?: string;
  readonly entry?: boolean;
  readonly besideHeadline?: boolean;
  readonly needs?: number;
  readonly id?: string;
  readonly from?: string;
  readonly to?: string;
  readonly kind: string;
  readonly gate?: number;
  readonly gateKnown?: number | null;
}

interface Link {
  readonly from: string;
  readonly to: string;
  readonly gate: number;
}

/** What was counted of one resource, seen and assumed. */
export interface Recounted {
  readonly openWays: { seen: number; assumed: number };
  readonly openIdentities: { seen: number; assumed: number };
  readonly shortfall: { seen: number; assumed: number };
}

/** Every sensitive node of the file with its counts, by its id. */
export function recount(text: string): Map<string, Recounted> {
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line): Line => JSON.parse(line));
  const nodes = lines.filter((line) => line.node !== undefined);
  const links = lines.filter((line) => line.from !== undefined);
  const counted = new Set(nodes.filter((one) => one.entry && !one.besideHeadline).map((one) => one.node as string));
  const person = behind(links, nodes);
  const all = links.map((one): Link => ({ from: one.from as string, to: one.to as string, gate: one.gate as number }));
  const seen = links.flatMap((one): Link[] =>
    typeof one.gateKnown === 'number' ? [{ from: one.from as string, to: one.to as string, gate: one.gateKnown }] : [],
  );
  const [over, known] = [intoEach(all), intoEach(seen)];
  const found = new Map<string, Recounted>();
  for (const { node, needs } of nodes) {
    if (node === undefined || needs === undefined || needs === 0) continue;
    const places = [node, ...(partsOf(person, links).get(node) ?? [])];
    const [atWorst, answered] = [over, known].map((into) => openWays(into, places, needs, counted, person)) as [
      Open,
      Open,
    ];
    const two = (of: (open: Open) => number) => ({ seen: of(answered), assumed: of(atWorst) - of(answered) });
    found.set(node, {
      openWays: two(({ ways }) => ways),
      openIdentities: two(({ lowest }) => lowest.size),
      shortfall: two(({ lowest }) => [...lowest.values()].reduce((sum, barrier) => sum + needs - barrier, 0)),
    });
  }
  return found;
}

/** Whom a node goes by: somebody signed in goes by the person, a credential by what it authenticates, where that is one. */
function behind(links: readonly Line[], nodes: readonly Line[]): Map<string, string> {
  const kinds = new Map(nodes.map(({ node, kind }) => [node as string, kind]));
  const found = new Map<string, Set<string>>();
  const add = (of: string, by: string) => found.set(of, (found.get(of) ?? new Set()).add(by));
  for (const { from = '', to = '', kind } of links) {
    if (kind === 'SIGNED_IN' && kinds.get(from) === 'User') add(to, from);
    if (kind === 'AUTHENTICATES' && kinds.get(from) === 'Credential') add(from, to);
  }
  return new Map([...found].flatMap(([of, by]) => (by.size === 1 ? [[of, [...by][0] as string] as const] : [])));
}

/** The nodes at which a person is signed in. */
function partsOf(person: ReadonlyMap<string, string>, links: readonly Line[]): Map<string, string[]> {
  const signedIn = new Set(links.flatMap(({ kind, to }) => (kind === 'SIGNED_IN' ? [to as string] : [])));
  const found = new Map<string, string[]>();
  for (const [of, by] of person) if (signedIn.has(of)) found.set(by, [...(found.get(by) ?? []), of]);
  return found;
}

function intoEach(links: readonly Link[]): Map<string, Link[]> {
  const into = new Map<string, Link[]>();
  for (const link of links) {
    const known = into.get(link.to);
    if (known === undefined) into.set(link.to, [link]);
    else known.push(link);
  }
  return into;
}

interface Open {
  readonly ways: number;
  /** For each identity its lowest barrier. */
  readonly lowest: ReadonlyMap<string, number>;
}

/** The ways in from which one of the places is reached below what is needed, level by level. */
function openWays(
  into: ReadonlyMap<string, readonly Link[]>,
  places: readonly string[],
  needs: number,
  entries: ReadonlySet<string>,
  person: ReadonlyMap<string, string>,
): Open {
  const lowest = new Map<string, number>();
  let ways = new Set<Link>();
  for (let level = needs - 1; level >= 0; level--) {
    const met = new Set(places);
    const open = new Set<Link>();
    for (const at of met)
      for (const link of into.get(at) ?? []) {
        if (link.gate > level) continue;
        if (entries.has(link.from)) open.add(link);
        met.add(link.from);
      }
    if (level === needs - 1) ways = open;
    for (const { to } of open) lowest.set(person.get(to) ?? to, level);
  }
  return { ways: ways.size, lowest };
}
