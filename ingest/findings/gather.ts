/** What facts about identities are gathered from: the memory of the load, the snapshot, and walks over its links. */
import type { Attestation, Exclusion, Known } from '#governance';
import type { Reads } from '../memory/index.ts';
import type { Activities } from './collections.ts';
import type { DeclaredIdentities } from './declared-identities.ts';
import type { GroupsAbove } from './groups-above.ts';
import type { SnapshotGraph } from './in-batches.ts';
import type { SponsorsOf } from './sponsors.ts';
import type { SensitiveNode, Walks } from './walks.ts';

/** All of it. */
export interface Gathering extends SnapshotGraph {
  readonly memory: Reads<
    'tenant' | 'drawn' | 'gaps' | 'groups' | 'applications' | 'azure' | 'directory' | 'identities' | 'judged'
  >;
  readonly walks: Walks;
  readonly sensitive: readonly SensitiveNode[];
  readonly activities: Activities;
  /** Collections that are not whole, and why. */
  readonly missing: ReadonlyMap<string, string>;
  readonly groupsAbove: GroupsAbove;
  readonly sponsorsOf: SponsorsOf;
  /** How an agent is governed. */
  readonly attestationOf: (agent: string) => Known<Attestation>;
  /** Whether a policy that blocks takes a service principal in. */
  readonly gated: (servicePrincipal: string) => Known<boolean>;
  /** Policies that leave a person out. */
  readonly exclusionsOf: (user: string) => readonly Exclusion[];
  /** What was declared of an identity. */
  readonly declared: DeclaredIdentities;
  /** Where a secret scanner found a credential, by its node. */
  readonly leakedAt: (node: string) => readonly string[];
}

/** A fact of a collection: what it says of an id, or that it was not collected. */
export function knownIn<Value, Answer>(
  rows: ReadonlyMap<string, Value> | undefined,
  collection: string,
  answer: (rows: ReadonlyMap<string, Value>) => Answer,
): Known<Answer> {
  return rows === undefined ? { unknown: [collection] } : { value: answer(rows) };
}
