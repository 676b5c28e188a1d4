/** The findings of a facts folder, and what becomes of them once a remedy is rehearsed and loaded. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rehearse } from '#collect';
import { findings, type Graph } from '#cypher';
import { openFacts } from '#facts';
import { type Finding, severities } from '#governance';
import { sparedIn } from '../../cli/decisions/candidates.ts';
import { FactsRows, type RemedyChange, remedyOf } from '../../cli/decisions/remedies/index.ts';
import { readConfiguration } from '../../cli/read-configuration.ts';
import { loadUnpublished, readLeaks } from '../../ingest/index.ts';

/** A facts folder whose findings are tried. */
export class TriedFindings {
  readonly #graph: Graph;
  readonly #folder: string;
  readonly #changes: ReadonlyMap<string, RemedyChange>;
  /** All of them, worst first. */
  readonly all: readonly Finding[];

  private constructor(
    graph: Graph,
    folder: string,
    all: readonly Finding[],
    changes: ReadonlyMap<string, RemedyChange>,
  ) {
    this.#graph = graph;
    this.#folder = folder;
    this.all = all;
    this.#changes = changes;
  }

  /** Loads the folder with what it declares and what leaked of it, and makes the changes. */
  static async of(graph: Graph, folder: string): Promise<TriedFindings> {
    const all = await findingsOf(graph, folder);
    const facts = await openFacts(folder);
    const { breakGlass = [] } = await readConfiguration(join(folder, 'postern.yaml'));
    const ground = { facts: new FactsRows(facts), spared: await sparedIn(facts, breakGlass) };
    const changes = new Map<string, RemedyChange>();
    for (const finding of all) {
      const made = finding.verdict === 'FOUND' ? await remedyOf(finding, ground) : { none: '' };
      if (!('none' in made)) changes.set(finding.id, made);
    }
    return new TriedFindings(graph, folder, all, changes);
  }

  /** Findings that a change closes. */
  get closable(): readonly Finding[] {
    return this.all.filter(({ id }) => this.#changes.has(id));
  }

  /** Findings of rules with a change, for which none was made. */
  notMade(isChanged: (rule: string) => boolean): readonly Finding[] {
    return this.all.filter(({ id, rule, verdict }) => verdict === 'FOUND' && isChanged(rule) && !this.#changes.has(id));
  }

  /** What is wrong once the change of a finding is rehearsed and loaded: it is still there, or something as bad came. */
  async wrongAfter(finding: Finding): Promise<readonly string[]> {
    const { change } = this.#changes.get(finding.id) as RemedyChange;
    const work = await mkdtemp(join(tmpdir(), 'postern-remedy-'));
    try {
      const out = join(work, 'facts');
      await rehearse(change, { facts: this.#folder, out });
      return this.#differences(finding, await findingsOf(this.#graph, out));
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }

  #differences(closed: Finding, after: readonly Finding[]): string[] {
    const before = new Map(this.all.map((one) => [one.id, one]));
    const stays = after.filter(({ id, verdict }) => id === closed.id && verdict === 'FOUND');
    const came = after.filter((one) => {
      const was = before.get(one.id);
      const isNew =
        was === undefined || rank(one) < rank(was) || (was.verdict === 'UNKNOWN' && one.verdict === 'FOUND');
      return isNew && one.verdict === 'FOUND' && rank(one) <= rank(closed);
    });
    return [
      ...stays.map(({ says }) => `stays: ${says}`),
      ...came.map(({ rule, severity, says }) => `${severity} ${rule} came: ${says}`),
    ];
  }
}

const rank = ({ severity }: Finding) => severities.indexOf(severity);

async function findingsOf(graph: Graph, folder: string): Promise<Finding[]> {
  const configuration = await readConfiguration(join(folder, 'postern.yaml'));
  return await loadUnpublished(graph, await openFacts(folder), { configuration, leaks }, async ({ snapshot }) => {
    const asked = { rules: null, subject: null, verdict: null, hygiene: null, controls: null, text: '' };
    const rows = await graph.many(findings, { snapshot, skip: 0, limit: 100_000, severity: 3, ...asked });
    return rows.map(({ document }) => JSON.parse(document) as Finding);
  });
}

const leaks = await readLeaks(join(import.meta.dirname, '../../ingest/demo/leaks.sarif'));
