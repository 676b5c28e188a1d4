/** A tenant drawn in a few rows, loaded into the test database, and asked who gets where. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Configuration } from '#configuration';
import type { Graph } from '#cypher';
import { openFacts } from '#facts';
import type { Query } from '../../cypher/engine/query.ts';
import { type LoadOptions, load } from '../../ingest/index.ts';
import { wipe } from './test-graph.ts';

/** Rows by collection, such as `graph/users`. */
export type Facts = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

interface LinkRow {
  readonly from: string;
  readonly kind: string;
  readonly to: string;
  readonly gate: number;
  readonly rule: string;
  readonly basis: string;
}

const everyLink: Query<{ snapshot: string }, LinkRow> = {
  name: 'every-link',
  mode: 'read',
  text: `MATCH (a:Node)-[l]->(b) WHERE a.key STARTS WITH $snapshot + '/' AND l.gate IS NOT NULL
         RETURN a.id AS from, type(l) AS kind, b.id AS to, l.gate AS gate, l.rule AS rule, l.basis AS basis`,
};

/** The loaded tenant. Ids are those of the rows, in lower case. */
export class TinyTenant {
  readonly links: readonly LinkRow[];
  /** Reasons of unused rows, by collection. */
  readonly unused: Readonly<Record<string, readonly string[]>>;
  readonly report: Awaited<ReturnType<typeof load>>;
  constructor(links: readonly LinkRow[], unused: TinyTenant['unused'], report: TinyTenant['report']) {
    this.links = links;
    this.unused = unused;
    this.report = report;
  }

  /**
   * The kinds of link on a shortest way from one node to another, of these kinds only; undefined where there is none.
   * Being signed in to an audience is passed over: where users are split by audience is another test's matter.
   */
  way(from: string, to: string, kinds?: readonly string[]): string[] | undefined {
    return this.#walk(from, to, kinds)
      ?.filter((link) => link.kind !== 'SIGNED_IN')
      .map((link) => link.kind);
  }

  /** The rules on it. */
  rules(from: string, to: string): string[] | undefined {
    return this.#walk(from, to)
      ?.filter((link) => link.kind !== 'SIGNED_IN')
      .map((link) => link.rule);
  }

  /** Links between two nodes, or from where the first is signed in, as `KIND gate BASIS`. */
  between(from: string, to: string): string[] {
    const isFrom = (id: string) => id === from || id.startsWith(`${from}@`);
    const found = this.links.filter((link) => isFrom(link.from) && link.to === to);
    return found.map(({ kind, gate, basis }) => `${kind} ${gate} ${basis}`).sort();
  }

  #walk(from: string, to: string, kinds?: readonly string[]): LinkRow[] | undefined {
    const seen = new Set([from]);
    let frontier: { readonly at: string; readonly links: LinkRow[] }[] = [{ at: from, links: [] }];
    while (frontier.length > 0) {
      const next: typeof frontier = [];
      for (const { at, links } of frontier) {
        if (at === to) return links;
        for (const link of this.links.filter(
          (one) => one.from === at && !seen.has(one.to) && (kinds?.concat('SIGNED_IN').includes(one.kind) ?? true),
        )) {
          seen.add(link.to);
          next.push({ at: link.to, links: [...links, link] });
        }
      }
      frontier = next;
    }
    return undefined;
  }
}

/** Loads the rows as the one snapshot of the database; the tenant's own row is there unless given. */
export async function tinyTenant(
  graph: Graph,
  facts: Facts,
  configuration: Configuration = {},
  leaks: LoadOptions['leaks'] = [],
): Promise<TinyTenant> {
  const folder = await mkdtemp(join(tmpdir(), 'tiny-tenant-'));
  try {
    const all: Facts = { 'graph/organization': [{ id: 'tenant', displayName: 'Tiny' }], ...facts };
    for (const [collection, rows] of Object.entries(all)) {
      const path = join(folder, `${collection}.ndjson`);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, rows.map((row) => JSON.stringify(row)).join('\n'));
    }
    return await tenantOfFolder(graph, folder, configuration, leaks);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Loads a facts folder as the one snapshot of the database. */
export async function tenantOfFolder(
  graph: Graph,
  folder: string,
  configuration: Configuration = {},
  leaks: LoadOptions['leaks'] = [],
): Promise<TinyTenant> {
  await wipe(graph);
  const options = { replace: true, keep: 1, rest: 0, configuration, leaks };
  const report = await load(graph, await openFacts(folder), options);
  const links = await graph.many(everyLink, { snapshot: report.snapshot });
  const unused = Object.entries(report.rows).map(([name, account]) => [name, account.unused.map((one) => one.reason)]);
  return new TinyTenant(links, Object.fromEntries(unused), report);
}
