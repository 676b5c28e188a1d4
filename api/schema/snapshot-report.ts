/** The report that a load left in its snapshot's record: what was read, used and missing. */
import { z } from 'zod';
import type { SnapshotRow } from '#cypher';
import { exceptionSorts, exceptionStates, populations } from '#governance';

const Collection = z.object({
  status: z.enum(['COMPLETE', 'PARTIAL', 'FORBIDDEN', 'UNLICENSED', 'SKIPPED']),
  rows: z.number().optional(),
  reason: z.string().optional(),
  scopes: z.array(z.string()).optional(),
});
const Account = z.object({
  read: z.number(),
  used: z.number(),
  unused: z.array(z.object({ reason: z.string(), count: z.number(), examples: z.array(z.string()) })),
});

const Named = z.object({ id: z.string(), name: z.string() });
const SeenAssumed = z.object({ seen: z.number(), assumed: z.number() });
const States = z.object({ underProtected: z.number(), undecided: z.number(), protected: z.number() });
const Pairs = z.object({ seen: z.array(z.number()), assumed: z.array(z.number()) });
const nothing = { seen: 0, assumed: 0 };
const noStates = { underProtected: 0, undecided: 0, protected: 0 };
const Measures = z.object({
  states: States.default(noStates),
  statesOfTheirOwn: States.default(noStates),
  openPairs: SeenAssumed.default(nothing),
  shortfall: SeenAssumed.default(nothing),
  pairs: z
    .object({ tenantControl: Pairs, rest: Pairs })
    .default({ tenantControl: { seen: [], assumed: [] }, rest: { seen: [], assumed: [] } }),
  underDefaults: z.object({ states: States, openPairs: SeenAssumed, shortfall: SeenAssumed }).nullable().default(null),
  leftOutOfHelpDesk: z.object({ accounts: z.number(), pairs: z.number() }).default({ accounts: 0, pairs: 0 }),
  questions: z
    .array(
      z.object({
        key: z.string(),
        touches: z.number(),
        closes: z.number(),
        confirms: z.number(),
        closesWithThose: z.number(),
      }),
    )
    .default([]),
});

/** The fields that the API tells; the record holds more. */
const Report = z.object({
  tenant: z.object({ id: z.string(), name: z.string() }).optional(),
  seconds: z.number().default(0),
  nodes: z.number().default(0),
  links: z.number().default(0),
  measures: Measures.prefault({}),
  // Earlier loads left out these and did not say so.
  besideHeadline: z.array(z.string()).default(['stolen-session', 'flow-phishing']),
  rows: z.record(z.string(), Account).default({}),
  collections: z.record(z.string(), Collection).default({}),
  declarations: z
    .array(
      z.object({
        key: z.string(),
        by: z.string().nullable(),
        evidence: z.string().nullable(),
        until: z.string().nullable(),
        isPast: z.boolean(),
      }),
    )
    .default([]),
  breakGlass: z
    .array(
      z.object({
        id: z.string(),
        name: z.string().nullable(),
        findings: z.array(z.object({ rule: z.string(), met: z.boolean(), why: z.string() })),
      }),
    )
    .default([]),
  assumptions: z
    .array(z.object({ key: z.string(), says: z.string(), links: z.number(), people: z.number() }))
    .default([]),
  closedActivations: z
    .array(z.object({ reason: z.string(), count: z.number(), examples: z.array(z.string()) }))
    .default([]),
  gaps: z.array(z.object({ links: z.array(z.string()), says: z.string() })).default([]),
  enforcement: z
    .array(
      z.object({
        who: z.enum(populations),
        audience: z.string(),
        people: z.number(),
        registered: z.number().nullable(),
        capable: z.number().nullable(),
        enforced: z.number(),
        byLevel: z.array(z.number()),
        weakest: z.object({ level: z.number(), authenticators: z.array(z.string()), people: z.number() }).nullable(),
        recoverBelow: z.number(),
      }),
    )
    .default([]),
  sessions: z
    .array(
      z.object({
        who: z.enum(populations),
        audience: z.string(),
        people: z.number(),
        longestHours: z.number().nullable(),
        within: z.array(z.number()),
        everyTime: z.number(),
        neverPersistent: z.number(),
        alwaysPersistent: z.number(),
        strictlyEvaluated: z.number(),
        notEvaluated: z.number(),
        endsInOutage: z.number(),
      }),
    )
    .default([]),
  exceptions: z
    .array(
      z.object({
        sort: z.enum(exceptionSorts),
        state: z.enum(exceptionStates),
        policy: Named.nullable(),
        who: Named.extend({ kind: z.string() }),
        people: z.number().nullable(),
        owner: z.string().nullable(),
        reason: z.string().nullable(),
        until: z.number().nullable(),
        compensation: z.string().nullable(),
      }),
    )
    .default([]),
  unknownFiles: z.array(z.string()).default([]),
});
type Report = z.infer<typeof Report>;

const parsed = new WeakMap<SnapshotRow, Report>();

/** The break-glass accounts of a snapshot, by their ids in lower case. */
export function breakGlassIn(snapshot: SnapshotRow): ReadonlySet<string> {
  return new Set(reportOf(snapshot).breakGlass.map(({ id }) => id.toLowerCase()));
}

/** The snapshot's report; an empty one where its record has none. */
export function reportOf(snapshot: SnapshotRow): Report {
  let report = parsed.get(snapshot);
  if (report === undefined) {
    report = Report.parse(JSON.parse(snapshot.report ?? '{}'));
    parsed.set(snapshot, report);
  }
  return report;
}
