/** [U] One tenant, two ways: facts from what Graph and ARM answered, and facts from the AzureHound export, differ only as held here. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  convertFile,
  type Outcome,
  type Row,
  readCollection,
  realExport,
  removeMade,
  scratch,
  shared,
} from './harness.ts';
import { type Explained, fieldDifferences, missingCollections, missingRows } from './known-differences.ts';

const recorded = join(shared, 'data/recorded-tenant/objects');
const available = existsSync(recorded) && existsSync(realExport) && existsSync(join(shared, 'acceptance/postern.py'));

/** Relations have no id of their own. */
function keyOf(row: Row): string {
  return `${row.groupId === undefined ? '' : `${row.groupId}|`}${row.id}`.toLowerCase();
}

/** Values that an export leaves out: Go's zero values. */
function isNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === '') return true;
  return typeof value === 'object' && Object.values(value).every(isNothing);
}

/** Lists members of `theirs` that are missing, spelled otherwise or different in `ours`, and those that `ours` adds. */
function compare(theirs: unknown, ours: unknown, at: string, tell: (difference: string) => void): void {
  if (theirs === ours || (isNothing(theirs) && isNothing(ours))) return;
  if (ours === undefined) tell(`missing ${at}`);
  else if (isNothing(theirs)) tell(`added ${at}`);
  else if (typeof theirs === 'string' && typeof ours === 'string' && theirs.toLowerCase() === ours.toLowerCase()) {
    tell(`case ${at}`);
  } else if (typeof theirs === 'object' && typeof ours === 'object' && theirs !== null && ours !== null) {
    const [a, b] = [theirs as Row, ours as Row];
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      compare(a[key], b[key], Array.isArray(theirs) ? `${at}[]` : `${at}.${key}`, tell);
    }
  } else tell(`value ${at}`);
}

(available ? describe : describe.skip)('[U] the recorded tenant and its export', () => {
  let facts: string;
  let exported: Outcome;
  const source = (collection: string) => {
    const rows = readCollection(facts, collection);
    // Some vaults are there twice, whole first and then as the list of all resources shows them: the first counts.
    return rows === undefined ? undefined : new Map(rows.reverse().map((row) => [keyOf(row), row]));
  };
  beforeAll(async () => {
    facts = join(scratch(), 'recorded');
    const make =
      'import sys; sys.path.insert(0, sys.argv[1]); from postern import facts; facts(sys.argv[2], sys.argv[3])';
    execFileSync('python3', ['-B', '-c', make, join(shared, 'acceptance'), recorded, facts]);
    exported = await convertFile(realExport, join(scratch(), 'facts'));
  });
  afterAll(removeMade);

  const names = () =>
    ['graph', 'arm'].flatMap((part) =>
      readdirSync(join(facts, part)).map((file) => `${part}/${file.replace('.ndjson', '')}`),
    );

  test('collections that only one of them has', () => {
    const without = names().filter((name) => exported.rows(name) === undefined);
    expect(without.sort()).toEqual(Object.keys(missingCollections).sort());
    for (const name of without) expect(exported.manifest.collections).toHaveProperty([name, 'status'], 'SKIPPED');
  });

  test('rows: every row of the export is one of the source; every row that is missing has its reason', () => {
    const unexplained: string[] = [];
    const counts = new Map<Explained, number>();
    const find = (collection: string, id: string) => source(collection)?.get(id.toLowerCase());
    for (const name of names()) {
      const ours = exported.rows(name);
      const theirs = source(name);
      if (ours === undefined || theirs === undefined) continue;
      const keys = new Set(ours.map(keyOf));
      for (const key of keys) if (!theirs.has(key)) unexplained.push(`${name} has ${key} in the export only`);
      for (const [key, row] of theirs) {
        if (keys.has(key)) continue;
        const reasons = missingRows.filter((reason) => reason.collection === name && reason.holds(row, find));
        if (reasons.length !== 1) unexplained.push(`${name} lacks ${key}: ${reasons.length} reasons`);
        for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
      }
    }
    expect(unexplained).toEqual([]);
    for (const reason of missingRows) expect([reason.why, counts.get(reason)]).toEqual([reason.why, reason.count]);
  });

  test('members: what the rows of both have in common is equal, save for what is held', () => {
    const differences: Record<string, string[]> = {};
    for (const name of names()) {
      const theirs = source(name);
      const found = new Set<string>();
      for (const row of exported.rows(name) ?? []) compare(theirs?.get(keyOf(row)), row, '', (what) => found.add(what));
      if (found.size > 0) differences[name] = [...found].sort();
    }
    const held = Object.entries(fieldDifferences).map(([name, reasons]) => [
      name,
      reasons.flatMap(({ members }) => members).sort(),
    ]);
    expect(differences).toEqual(Object.fromEntries(held));
  });
});
