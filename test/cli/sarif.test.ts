/** Findings as SARIF 2.1.0: what the standard requires of a document, and names from hell in it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { ExceptionsQuery, FindingsQuery, PrintedFindingFragment } from '../../cli/questions/answers.ts';
import { readBaseline } from '../../cli/sarif/baseline.ts';
import { sarifOf } from '../../cli/sarif/sarif.ts';

const hostile = '\u001b[2J"},"level":"none\r\n\u2028\u202e<script>\u0000';
const finding = (more: Partial<PrintedFindingFragment>): PrintedFindingFragment => ({
  ...{ id: 'n01-0', rule: 'N01', title: 'A secret opens', why: 'It is copied.', source: 'https://example.org/why' },
  ...{ verdict: 'FOUND', severity: 'CRITICAL', hygiene: false, says: `${hostile} signs in.`, basis: 'OBSERVED' },
  ...{ resources: 2, evidence: ['graph/applications:1'], missing: [], has: null, needs: null },
  subject: { id: hostile, name: hostile, kind: 'ServicePrincipal' },
  target: { id: 'secret', name: hostile, kind: 'Credential' },
  reaches: { id: 'tenant', name: 'the tenant' },
  controls: [
    { framework: 'nist-csf', id: 'PR.AA-01', title: 'identities are managed' },
    { framework: 'owasp-nhi', id: 'NHI7:2025', title: 'secrets that live long' },
  ],
  remedy: { kind: 'retire-credential', says: 'retire it', subject: 'secret', steps: 'Remove it.', withoutChange: null },
  ...more,
});
const answer: FindingsQuery = {
  snapshot: { id: 's', source: 'facts', tenant: { id: 't', name: hostile } },
  findings: {
    counts: [],
    pageInfo: { hasNextPage: false, endCursor: null },
    edges: [
      finding({}),
      finding({ id: 'h01-0', rule: 'H01', severity: 'LOW', target: null }),
      finding({ id: 'n01-1', verdict: 'UNKNOWN', severity: 'MEDIUM', missing: ['graph/applications'] }),
    ].map((node) => ({ node })),
  },
};

// biome-ignore lint/suspicious/noExplicitAny: the document is read as whoever takes SARIF reads it
const read = (): any => JSON.parse(JSON.stringify(sarifOf(answer)));

describe('a document', () => {
  const [run] = read().runs;

  test('says its version, its schema and its tool', () => {
    expect(read()).toMatchObject({ version: '2.1.0', $schema: expect.stringContaining('sarif-2.1.0') });
    expect(run.tool.driver.name).toBe('Postern');
  });

  test('has each rule once, and every result leads to its own', () => {
    const ids: string[] = run.tool.driver.rules.map(({ id }: { id: string }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    for (const { ruleId, ruleIndex } of run.results) expect(ids[ruleIndex]).toBe(ruleId);
  });

  test('has a message, a place and a fingerprint in every result; what is open has no level', () => {
    for (const { message, locations, partialFingerprints, level, kind } of run.results) {
      expect(message.text).toMatch(/signs in\.$/);
      expect(locations[0].logicalLocations[0].fullyQualifiedName).toBe(`ServicePrincipal/${hostile}`);
      expect(locations[0].physicalLocation.artifactLocation.uri).toMatch(/^[a-z/-]+\.(ndjson|json)$/);
      expect(Object.values(partialFingerprints)).toEqual([expect.any(String)]);
      expect(`${kind} ${level}`).toMatch(/^(fail (error|warning|note)|open none)$/);
    }
    expect(run.results.map(({ kind }: { kind: string }) => kind)).toEqual(['fail', 'fail', 'open']);
  });

  test('lists every control that a rule names in a taxonomy that the tool supports', () => {
    const supported = run.tool.driver.supportedTaxonomies.map(({ name }: { name: string }) => name);
    for (const rule of run.tool.driver.rules)
      for (const { target } of rule.relationships) {
        expect(supported).toContain(target.toolComponent.name);
        const taxonomy = run.taxonomies.find(({ name }: { name: string }) => name === target.toolComponent.name);
        expect(taxonomy.taxa.map(({ id }: { id: string }) => id)).toContain(target.id);
      }
  });

  test('keeps the score of the worst result of a rule', () => {
    const scores = run.tool.driver.rules.map((rule: Record<string, Record<string, string>>) => [
      rule.id,
      rule.properties?.['security-severity'],
    ]);
    expect(scores).toEqual([
      ['PST-H01', '2.0'],
      ['PST-N01', '9.5'],
    ]);
  });
});

describe('beside the findings', () => {
  const hop = {
    from: { id: 'a', name: hostile, kind: 'Entry' },
    to: { id: 'b', name: 'the tenant', kind: 'Tenant' },
  } as const;
  const gate = { name: 'SINGLE_FACTOR', value: 1 } as const;
  const route = {
    id: 'r',
    sentence: `${hostile} leads there.`,
    hops: [{ ...hop, link: { says: 'signs in as', gate } }],
  };
  const exception: ExceptionsQuery['exceptions'][number] = {
    ...{ kind: 'ServicePrincipal', people: null, policy: null, owner: 'Olu', reason: 'they run it' },
    ...{ sort: 'VENDOR', state: 'DECLARED', until: '2027-01-31T23:59:59.999Z', compensation: null },
    who: { id: 'vendor', name: 'Vendor' },
  };
  const vendor = finding({
    id: 'n30-0',
    rule: 'N30',
    subject: { id: 'vendor', name: 'Vendor', kind: 'ServicePrincipal' },
  });
  const of = (...all: PrintedFindingFragment[]): FindingsQuery => ({
    ...answer,
    findings: { ...answer.findings, edges: all.map((node) => ({ node })) },
  });
  // biome-ignore lint/suspicious/noExplicitAny: as above
  const resultsOf = (...given: Parameters<typeof sarifOf>): any[] => (sarifOf(...given) as any).runs[0].results;

  test('the route behind a finding is a flow, a place for each hop', () => {
    const [first, second] = resultsOf(of(finding({}), vendor), { routes: new Map([['n01-0', route]]) });
    expect(first.codeFlows[0].threadFlows[0].locations).toEqual([
      {
        location: {
          message: { text: `${hostile} signs in as the tenant (needs 1)` },
          logicalLocations: [{ name: 'the tenant', fullyQualifiedName: 'Tenant/b', kind: 'resource' }],
        },
      },
    ]);
    expect(second.codeFlows).toBeUndefined();
  });

  test('what somebody answers for is suppressed with the reason; what has lapsed or is another’s is not', () => {
    const suppressed = (exceptions: ExceptionsQuery['exceptions']) =>
      resultsOf(of(vendor, finding({})), { exceptions }).map((one) => one.suppressions);
    const justification = 'they run it (Olu answers for it), until 2027-01-31';
    expect(suppressed([exception])).toEqual([[{ kind: 'external', status: 'accepted', justification }], []]);
    expect(suppressed([{ ...exception, state: 'LAPSED' }])).toEqual([[], []]);
    expect(suppressed([{ ...exception, sort: 'SHARED_ACCOUNT' }])).toEqual([[], []]);
  });

  test('with a former run each result says whether it is new, and what is gone stands at the end with its rule', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'postern-sarif-'));
    const file = join(folder, 'former.sarif');
    const gone = finding({ id: 'h01-9', rule: 'H01' });
    await writeFile(file, JSON.stringify(sarifOf(of(finding({}), vendor, gone))));
    const baseline = await readBaseline(file);
    const now = of(finding({ severity: 'LOW' }), vendor, finding({ id: 'n01-7' }));
    const document = JSON.parse(JSON.stringify(sarifOf(now, { baseline })));
    const [run] = document.runs;
    const states = run.results.map((one: Record<string, Record<string, string>>) => [
      one.partialFingerprints?.['postern/v1'],
      one.baselineState,
    ]);
    expect(states).toEqual([
      ['n01-0', 'updated'],
      ['n30-0', 'unchanged'],
      ['n01-7', 'new'],
      ['h01-9', 'absent'],
    ]);
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
    await writeFile(file, JSON.stringify(document));
    expect([...(await readBaseline(file)).results.keys()]).toEqual(['n01-0', 'n30-0', 'n01-7']);
    await rm(folder, { recursive: true });
  });

  test('what is no document of ours is refused', async () => {
    await expect(readBaseline(import.meta.filename)).rejects.toThrow('is no document of');
  });
});
