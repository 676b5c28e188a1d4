/** Stores findings and the inventory in the snapshot: what they are asked by as properties, each whole as a document. */
import { createFindings, createRecords, type FindingProperties, type RecordProperties } from '#cypher';
import { type Finding, type InventoryRecord, rules, severities } from '#governance';
import type { SnapshotGraph } from './in-batches.ts';

const batch = 5_000;
const controlsOf = new Map(rules.map(({ id, controls }) => [id, controls]));

/** Stores findings in their order. Throws GraphError. */
export async function storeFindings({ graph, snapshot }: SnapshotGraph, findings: readonly Finding[]): Promise<void> {
  for (let from = 0; from < findings.length; from += batch) {
    const part = findings.slice(from, from + batch);
    await graph.run(createFindings, { rows: part.map((one, at) => propertiesOf(one, snapshot, from + at)) });
  }
}

/** Stores the inventory: who gets furthest first, then by name. Throws GraphError. */
export async function storeInventory(
  { graph, snapshot }: SnapshotGraph,
  records: readonly InventoryRecord[],
): Promise<void> {
  const sorted = records.toSorted(byReach);
  for (let from = 0; from < sorted.length; from += batch) {
    const part = sorted.slice(from, from + batch);
    await graph.run(createRecords, { rows: part.map((one, at) => recordProperties(one, snapshot, from + at)) });
  }
}

function byReach(a: InventoryRecord, b: InventoryRecord): number {
  const [far, near] = [b.reach, a.reach];
  return (
    far.seen.needs - near.seen.needs ||
    far.assumed.needs - near.assumed.needs ||
    far.seen.resources - near.seen.resources ||
    (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
  );
}

function propertiesOf(finding: Finding, snapshot: string, place: number): FindingProperties {
  const { id, rule, severity, verdict, hygiene, subject, target, says } = finding;
  return {
    key: `${snapshot}/${id}`,
    ...{ rule, verdict, hygiene, place },
    severity: severities.indexOf(severity),
    subject: subject.id,
    controls: controlsOf.get(rule) ?? [],
    words: [says, subject.name, target?.name ?? ''].join('\n').toLowerCase(),
    document: JSON.stringify(finding),
  };
}

function recordProperties(record: InventoryRecord, snapshot: string, place: number): RecordProperties {
  const { id, name, sort, flags, expiresAt } = record;
  const document = JSON.stringify(record);
  return {
    key: `${snapshot}/${id}`,
    sort: sort.value,
    flags,
    expiresAt,
    words: `${name}\n${id}`.toLowerCase(),
    place,
    document,
  };
}
