/** The demo with some hardening steps, loaded and measured into snapshots that are never published: each once, however often it is asked for. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Graph } from '#cypher';
import { openFacts } from '#facts';
import type { MeasuredResource } from '#links';
import { readMeasuredResources } from '#routes';
import { readConfiguration } from '../../cli/read-configuration.ts';
import type { Query } from '../../cypher/engine/query.ts';
import { type LoadReport, loadUnpublished } from '../../ingest/index.ts';
import { writeHardened } from './harden.ts';
import { hardenedDeclarations, type StepName } from './hardening-steps.ts';

/** What a load came to. */
export interface Measured {
  readonly measures: LoadReport['measures'];
  readonly resources: readonly MeasuredResource[];
  /** Numbers of links by kind. */
  readonly links: Readonly<Record<string, number>>;
  /** Open pairs, seen and assumed together. */
  readonly pairs: number;
}

/** What is loaded. */
export interface Asked {
  readonly steps: readonly StepName[];
  /** The lines of postern.yaml. */
  readonly declared?: string;
  /** Changes the folder before it is loaded; `changed` names the change. */
  readonly change?: (folder: string) => Promise<void>;
  readonly changed?: string;
}

const linksByKind: Query<{ snapshot: string }, { kind: string; count: number }> = {
  name: 'links-by-kind',
  mode: 'read',
  text: `MATCH (a:Node)-[l]->() WHERE a.key STARTS WITH $snapshot + '/' AND l.gate IS NOT NULL
         RETURN type(l) AS kind, count(*) AS count`,
};

/** Loads on one database, and remembers. */
export class MeasuredDemo {
  readonly #graph: Graph;
  readonly #known = new Map<string, Promise<Measured>>();

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  /** What the demo with these steps comes to. */
  of(asked: Asked): Promise<Measured> {
    const key = JSON.stringify([[...asked.steps].sort(), asked.declared, asked.changed]);
    const known = this.#known.get(key) ?? this.#load(asked);
    this.#known.set(key, known);
    return known;
  }

  async #load({ steps, declared = hardenedDeclarations, change }: Asked): Promise<Measured> {
    const folder = await mkdtemp(join(tmpdir(), 'postern-hardened-'));
    try {
      await writeHardened(folder, steps);
      await change?.(folder);
      const file = join(folder, 'postern.yaml');
      await writeFile(file, declared.trim() === '' ? '{}\n' : declared);
      const options = { configuration: await readConfiguration(file) };
      return await loadUnpublished(this.#graph, await openFacts(folder), options, async ({ snapshot, measures }) => {
        const resources = await readMeasuredResources(this.#graph, snapshot);
        const kinds = await this.#graph.many(linksByKind, { snapshot });
        const links = Object.fromEntries(kinds.map(({ kind, count }) => [kind, count]));
        return { measures, resources, links, pairs: measures.openPairs.seen + measures.openPairs.assumed };
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

/** What the bank declares, without some keys. */
export function declaredWithout(...keys: readonly string[]): string {
  const lines = hardenedDeclarations.split('\n');
  return lines.filter((line) => !keys.some((key) => line.startsWith(`${key}:`))).join('\n');
}
