/** The shapes of rows and parameters that the .cypher files name in their headers. */
import type { Basis, Level, LinkKind, NodeKind } from '#catalogue';

/** A node, as every question returns it. */
export interface NodeRow {
  readonly id: string;
  readonly sourceId: string;
  readonly name: string;
  readonly kind: NodeKind;
  /** The lowest barrier of any route here; null where none leads here. */
  readonly exposure: Level | null;
  /** The same with ASSUMED links left out. */
  readonly exposureKnown: Level | null;
  /** The same with stolen sessions and flow phishing left out. */
  readonly exposureHeadline: Level | null;
  /** The same with routes through control of the tenant left out. */
  readonly exposureWithoutTenantControl: Level | null;
  /** The lowest barrier by entry: entry's id to level, as JSON; on sensitive nodes only. */
  readonly exposureByEntry: string | null;
  readonly requiredAssurance: Level | null;
  /** Of a sensitive node: UNDER_PROTECTED, UNDECIDED or PROTECTED. */
  readonly state: string | null;
  /** Its measures, as JSON. */
  readonly measures: string | null;
  readonly sensitiveBecause: string | null;
  /** What else is known, as JSON: field names in the source's own words. */
  readonly details: string | null;
}

/** A node at which routes may end, with its key and internal id. */
export interface EndRow {
  readonly key: string;
  readonly number: number;
  readonly node: NodeRow;
}

/** A link, as every question returns it. */
export interface LinkRow {
  readonly id: string;
  readonly kind: LinkKind;
  readonly gate: Level;
  /** The gate where every open question is answered well; null where there is no link then. */
  readonly gateKnown: Level | null;
  readonly assurance: Level | null;
  readonly basis: Basis;
  readonly rule: string;
  readonly evidence: readonly string[];
  readonly authenticators: readonly string[] | null;
  /** A verb phrase of its own, where the kind's is not exact enough. */
  readonly says: string | null;
  /** Kinds of the links that a list of routes leaves out beside it. Only told of links of routes. */
  readonly alsoBy?: readonly LinkKind[];
}

/** A link that leads on to a target: its internal id, those of its ends, its gate, its known gate, whether routes begin where it begins, which of the nodes to pass are there. */
export type FeedingLink = readonly [
  link: number,
  from: number,
  to: number,
  gate: Level,
  gateKnown: Level | null,
  starts: boolean,
  through: readonly number[],
];

/** A snapshot's record. */
export interface SnapshotRow {
  readonly id: string;
  readonly tenant: string;
  readonly source: string;
  readonly state: 'BUILDING' | 'READY' | 'DROPPING';
  readonly createdAt: string;
  readonly publishedAt: string | null;
  readonly report: string | null;
}

/** From key, to key, gate, known gate or null, evidence, assurance, authenticators, words of its own, true where it repeats another. */
export type CreatedLink = readonly [
  string,
  string,
  Level,
  Level | null,
  readonly string[],
  Level | null,
  readonly string[] | null,
  string | null,
  true | null,
];

/** A link with the ids and internal ids of its ends. */
export interface LinkIntoRow {
  readonly from: string;
  readonly fromNode: number;
  readonly to: string;
  readonly toNode: number;
  readonly kind: LinkKind;
  readonly rule: string;
  readonly gate: Level;
  readonly gateKnown: Level | null;
}

/** Internal ids of both ends, the kind, the gate (null: nobody can approve), the known gate (null: nobody is known to). */
export type SettledRow = readonly [number, number, LinkKind, number | null, number | null];

/** The key of a group, that of its eligible members, the gate of whoever has it easiest, and the rule where it is another than the way's. */
export type ArrivalRow = readonly [string, string, Level, string | null];

/** Internal id, state, identities that are seen and assumed, all measures as JSON. */
export type ProtectionRow = readonly [number, string, number, number, string];

/**
 * Internal id, exposure, exposureKnown, exposureWithoutTenantControl, exposureHeadline, upstreamGates, exposureByEntry,
 * longestUpstream.
 */
export type ExposureRow = readonly [
  number,
  number | null,
  number | null,
  number | null,
  number | null,
  number | null,
  string | null,
  number,
  number,
];

/** What a workload holds: the id and the name of the power, the scope's id, name and kind where it has one, whether it weakens policies, evidence. */
export type HoldingFact = readonly [
  id: string,
  name: string,
  scope: readonly [string, string, NodeKind] | null,
  weakens: boolean,
  evidence: readonly string[],
];

/** A resource whose code runs as a workload: id, name, kind. */
export type RunnerFact = readonly [string, string, NodeKind];

/** A link from an entry: the node it leads to, kind, gate, gate known, authenticators, evidence, words of its own. */
export type WayFact = readonly [
  string,
  LinkKind,
  Level,
  Level | null,
  readonly string[],
  readonly string[],
  string | null,
];

/** What a user holds: the node, its name and kind, gate, rule, gate known, evidence. */
export type HeldFact = readonly [string, string, NodeKind, Level, string, Level | null, readonly string[], boolean];

/** The lowest way in of somebody: its gate, then its authenticators. */
export type LowestWay = readonly [Level, ...string[]];

/** A finding as it is stored. */
export interface FindingProperties {
  readonly key: string;
  readonly rule: string;
  /** 0 critical to 3 low. */
  readonly severity: number;
  readonly verdict: string;
  readonly hygiene: boolean;
  readonly subject: string;
  readonly controls: readonly string[];
  /** The sentence and the names, in lower case. */
  readonly words: string;
  /** Its place among all of the snapshot, worst first. */
  readonly place: number;
  readonly document: string;
}

/** A record of the inventory as it is stored. */
export interface RecordProperties {
  readonly key: string;
  readonly sort: string;
  readonly flags: readonly string[];
  /** When the next of its working credentials ends, ms since 1970. */
  readonly expiresAt: number | null;
  readonly words: string;
  readonly place: number;
  readonly document: string;
}
