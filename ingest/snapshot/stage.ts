/** A load as stages: each says what it needs and what it gives, and can reach nothing else of what others gave. */
import type { Configuration } from '#configuration';
import type { Graph } from '#cypher';
import type { Holdings } from '#derivation';
import type { Digest, FactsFolder } from '#facts';
import type { FindingsReport } from '../findings/report.ts';
import type { LeakedCredentials } from '../leaks/leaked-credentials.ts';
import type { ReportedLeak } from '../leaks/leaks-of-sarif.ts';
import type { LoadMemory } from '../memory/index.ts';
import type { Arrival } from '../sign-in/activations.ts';
import type { ExcludedGroups } from '../sign-in/excluded-groups.ts';
import type { SignInInputs } from '../sign-in/inputs.ts';
import type { Standings } from '../sign-in/standings.ts';
import type { Account } from './account.ts';
import type { ExposureReport, WalkedLinks } from './assess-exposure.ts';
import type { MeasureReport } from './measure-protection.ts';
import type { LoadProgress } from './read-facts.ts';
import type { SnapshotWriter } from './writer.ts';

/** What every stage works with. */
export interface LoadContext {
  readonly graph: Graph;
  readonly snapshot: string;
  readonly folder: FactsFolder;
  readonly memory: LoadMemory;
  readonly writer: SnapshotWriter;
  readonly account: Account;
  readonly configuration: Configuration;
  /** Of telephone numbers and mail addresses. */
  readonly digest: Digest;
  readonly progress: LoadProgress;
  /** What a secret scanner found. */
  readonly leaks: readonly ReportedLeak[];
}

/** What stages give; `true` is a state of the snapshot, and of the memory of the load. */
export interface LoadProducts {
  /** Every row that has a meaning of its own is read, and what it says is written. */
  readonly rows: true;
  /** What sign-in is judged by. */
  readonly policies: SignInInputs;
  /** The groups and roles of each user as far as policies ask about them. */
  readonly standings: Standings;
  /** Activations are written; who else arrives by being added to a group. */
  readonly arrivals: readonly Arrival[];
  /** Who holds what, and at which audiences it is of use. */
  readonly holdings: Holdings;
  readonly 'workload ways in': true;
  /** Credentials that a secret scanner found. */
  readonly leaks: LeakedCredentials;
  /** Groups that policies leave out, with the people whom those policies hold back. */
  readonly exemptions: ExcludedGroups;
  /** Ways in of people are written; users whose audiences differ. */
  readonly 'split users': readonly string[];
  /** Groups and entitlements that have a node for each audience, as places in the holdings. */
  readonly 'split holdings': readonly number[];
  readonly 'delegated powers': true;
  /** Links that follow from abilities. */
  readonly 'derived links': true;
  readonly 'weakened activations': true;
  /** Links that lead into groups, with all that follows from filling one. */
  readonly 'filled groups': true;
  /** Holdings and abilities are moved to the nodes by audience. */
  readonly 'audience links': true;
  /** Deny assignments that name principals are applied. */
  readonly 'applied denials': true;
  /** Access policies that need a person and an application are settled. */
  readonly 'settled policies': true;
  readonly exposure: ExposureReport;
  /** All links of the snapshot, in memory. */
  readonly links: WalkedLinks;
  /** Links that repeat what another says are marked. */
  readonly 'marked repetition': true;
  readonly measures: MeasureReport;
  /** Findings are stored. */
  readonly findings: FindingsReport;
}

/** The name of something that a stage gives. */
export type Product = keyof LoadProducts;

/** One stage; `run` is given what it needs and answers with what it gives. Throws FactsError and GraphError. */
export interface Stage<Need extends Product, Give extends Product> {
  readonly name: string;
  readonly says: string;
  readonly needs: readonly Need[];
  readonly gives: readonly Give[];
  readonly run: (load: LoadContext, given: Pick<LoadProducts, Need>) => Promise<Pick<LoadProducts, Give>>;
}

/** A stage as the list has it. */
export interface LoadStage extends Pick<Stage<Product, Product>, 'name' | 'says' | 'needs' | 'gives'> {
  readonly run: (load: LoadContext, given: LoadProducts) => Promise<Partial<LoadProducts>>;
}

/** Declares a stage; checks that `run` reaches what it needs only, and gives all that it says. */
export function stage<Need extends Product, Give extends Product>(declared: Stage<Need, Give>): LoadStage {
  return declared;
}

/** What is wrong with the order of stages, in words; empty where each has what it needs and everything is given once. */
export function orderFaults(stages: readonly Pick<LoadStage, 'name' | 'needs' | 'gives'>[]): string[] {
  const given = new Map<Product, string>();
  return stages.flatMap(({ name, needs, gives }) => {
    const missing = needs
      .filter((need) => !given.has(need))
      .map((need) => `"${name}" needs ${need} before it is given`);
    const twice = gives
      .filter((one) => given.has(one))
      .map((one) => `"${name}" gives ${one} as "${given.get(one)}" does`);
    for (const one of gives) given.set(one, name);
    return [...missing, ...twice];
  });
}

/**
 * Runs the stages in order; what no later stage needs is let go, so that memory stays bounded. `ended` hears how many seconds each
 * took. Throws what stages throw.
 */
export async function runStages(
  stages: readonly LoadStage[],
  load: LoadContext,
  ended: (name: string, seconds: number) => void,
): Promise<Partial<LoadProducts>> {
  const faults = orderFaults(stages);
  if (faults.length > 0) throw new Error(faults.join('; '));
  let given: Partial<LoadProducts> = {};
  for (const [at, { name, run }] of stages.entries()) {
    load.progress(`Stage ${at + 1} of ${stages.length}: ${name}`, 'under way');
    const begun = performance.now();
    const all = { ...given, ...(await run(load, given as LoadProducts)) };
    ended(name, (performance.now() - begun) / 1000);
    const later = new Set(stages.slice(at + 1).flatMap(({ needs }) => needs));
    const ever = new Set(stages.flatMap(({ needs }) => needs));
    const kept = Object.entries(all).filter(([name]) => later.has(name as Product) || !ever.has(name as Product));
    given = Object.fromEntries(kept);
  }
  return given;
}
