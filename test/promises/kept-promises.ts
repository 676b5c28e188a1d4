/** Holds what fixes promise to what loading the changed facts gives, and counts by kind. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rehearse } from '#collect';
import type { Configuration } from '#configuration';
import { openFacts } from '#facts';
import {
  type Fix,
  type FixKind,
  fixableCollections,
  fixesOf,
  fixKinds,
  type MeasuredResource,
  onlyGates,
} from '#links';
import { type MeasurableLinks, quickWhatIf, readMeasuredResources } from '#routes';
import { settingFixes, sparedIn } from '../../cli/decisions/candidates.ts';
import { type Bench, factsOf, type MeasuredFacts, measureLinks } from '../../cli/decisions/measure-facts.ts';
import { peopleRemovals } from '../../cli/decisions/people.ts';
import { whatIf } from '../../cli/decisions/what-if.ts';
import { readConfiguration } from '../../cli/read-configuration.ts';
import { load } from '../../ingest/index.ts';

/** How the fixes of a kind fared. */
export interface Tally {
  tried: number;
  equal: number;
  /** Fixes of which no quick effect is claimed. */
  notQuick: number;
}

/** Tallies by kind, and each promise that was broken, in words. */
export class Promises {
  readonly tallies = new Map<FixKind, Tally>();
  readonly broken: string[] = [];

  of(kind: FixKind): Tally {
    const known = this.tallies.get(kind) ?? { tried: 0, equal: 0, notQuick: 0 };
    this.tallies.set(kind, known);
    return known;
  }

  /** Notes what was promised and what came. */
  note({ kind, title }: Pick<Fix, 'kind' | 'title'>, promised: readonly unknown[], came: readonly unknown[]): void {
    const tally = this.of(kind);
    tally.tried += 1;
    const wrong = promised.filter((one, at) => JSON.stringify(one) !== JSON.stringify(came[at]));
    if (wrong.length === 0 && promised.length === came.length) tally.equal += 1;
    else
      this.broken.push(`${kind}: ${title}: ${promised.length} and ${came.length} resources; ${differ(promised, came)}`);
  }

  /** The table: kind, tried, equal, refused as not quick. */
  table(): string {
    const rows = Object.keys(fixKinds).map((kind) => {
      const { tried, equal, notQuick } = this.tallies.get(kind as FixKind) ?? { tried: 0, equal: 0, notQuick: 0 };
      return `${kind.padEnd(22)}${String(tried).padStart(7)}${String(equal).padStart(7)}${String(notQuick).padStart(11)}`;
    });
    return [
      `${'kind'.padEnd(22)}${'tried'.padStart(7)}${'equal'.padStart(7)}${'not quick'.padStart(11)}`,
      ...rows,
    ].join('\n');
  }
}

function differ(promised: readonly unknown[], came: readonly unknown[]): string {
  const at = promised.findIndex((one, place) => JSON.stringify(one) !== JSON.stringify(came[place]));
  return at < 0
    ? 'something came that was not promised'
    : `${JSON.stringify(promised[at])}, got ${JSON.stringify(came[at])}`;
}

/** A tenant whose fixes are tried. */
export class TriedTenant {
  readonly #bench: Bench;
  readonly #folder: string;
  readonly #measured: MeasuredFacts;
  readonly #links: MeasurableLinks;
  /** Every fix, of links and of settings. */
  readonly fixes: readonly Fix[];

  private constructor(
    bench: Bench,
    folder: string,
    known: { measured: MeasuredFacts; links: MeasurableLinks },
    fixes: Fix[],
  ) {
    this.#bench = bench;
    this.#folder = folder;
    this.#measured = known.measured;
    this.#links = known.links;
    this.fixes = fixes;
  }

  /** Loads a facts folder, its postern.yaml with it, and finds its fixes. */
  static async of(bench: Bench, folder: string): Promise<TriedTenant> {
    const known = await measureLinks(bench, factsOf(folder, undefined), fixableCollections, { people: true });
    const ofLinks = new Map(
      known.links.fixable.flatMap((link) =>
        fixesOf(link).map((fix) => [JSON.stringify(fix.change.steps), fix] as const),
      ),
    );
    const facts = await openFacts(folder);
    const { breakGlass = [] } = await TriedTenant.#configurationOf(folder);
    const ofSettings = await settingFixes(facts, await sparedIn(facts, breakGlass));
    const people = (await peopleRemovals(facts, known.links, new Set(breakGlass))).map(({ fix }) => fix);
    return new TriedTenant(bench, folder, known, [...ofLinks.values(), ...ofSettings, ...people]);
  }

  static async #configurationOf(folder: string): Promise<Configuration> {
    const { configuration } = factsOf(folder, undefined);
    return configuration === undefined ? {} : await readConfiguration(configuration);
  }

  /** Kinds of link that are the only gate of an open way here. */
  get onlyGates(): ReadonlySet<string> {
    return onlyGates(this.#links.asked);
  }

  /** What the quick effect promises of each resource; undefined where none is claimed. */
  async promiseOf({ change }: Fix): Promise<readonly MeasuredResource[] | undefined> {
    return (await this.toldOf({ change }))?.resources;
  }

  /** The same, with whose sign-in is no longer what it was. */
  async toldOf({ change }: Pick<Fix, 'change'>) {
    const { resources, collections } = this.#measured;
    const quick = await quickWhatIf({ links: this.#links, resources, collections }, change, false);
    if ('notQuick' in quick) return undefined;
    const { lockedOut, mustRegister, askedMore } = quick.people;
    return { resources: byId(quick.after.resources), people: { lockedOut, mustRegister, askedMore } };
  }

  /** What the exact what-if promises: measures before and after, and whatever differs. */
  async exactPromiseOf({ change }: Fix): Promise<readonly MeasuredResource[]> {
    return await this.#inWork(async (out) => {
      const asked = { facts: factsOf(this.#folder, undefined), out, allowUndecided: false };
      const { resources } = await whatIf(this.#bench, change, asked);
      const changed = new Map(resources.map((one) => [one.id, one.after]));
      const kept = this.#measured.resources.filter(({ id }) => !changed.has(id));
      return byId([...kept, ...[...changed.values()].flatMap((one) => one ?? [])]);
    });
  }

  /** What loading the facts after the fixes gives: rehearsed one on the other, loaded and published as `load` does. */
  async loadAfter(fixes: readonly Fix[]): Promise<readonly MeasuredResource[]> {
    return await this.#inWork(async (out) => {
      let facts = factsOf(this.#folder, undefined);
      for (const [at, { change }] of fixes.entries()) {
        const next = `${out}-${at}`;
        const { configuration } = await rehearse(change, {
          facts: facts.folder,
          out: next,
          configuration: facts.configuration,
        });
        facts = { folder: next, configuration };
      }
      const configuration = facts.configuration === undefined ? {} : await readConfiguration(facts.configuration);
      const options = { replace: true, keep: 1, rest: 0, configuration };
      const { snapshot } = await load(this.#bench.graph, await openFacts(facts.folder), options);
      return byId(await readMeasuredResources(this.#bench.graph, snapshot));
    });
  }

  async #inWork<T>(work: (out: string) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), 'postern-promise-'));
    try {
      return await work(join(folder, 'facts'));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

function byId(resources: readonly MeasuredResource[]): readonly MeasuredResource[] {
  return [...resources].sort((a, b) => (a.id < b.id ? -1 : 1));
}
