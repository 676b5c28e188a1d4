/** Findings as SARIF 2.1.0: what the standard requires of a document, and names from hell in it. */
import { describe, expect, test } from '@jest/globals';
import type { FindingsQuery, PrintedFindingFragment } from '../../cli/questions/answers.ts';
import { sarifOf } from '../../cli/sarif.ts';

const hostile = '\u001b[2J"},"level":"none\r\n\u2028\u202e<script>\u0000';
const finding = (more: Partial<PrintedFindingFragment>): PrintedFindingFragment => ({
  ...{ id: 'n01-0', rule: 'N01', title: 'A secret opens', why: 'It is copied.', source: 'https://example.org/why' },
  ...{ verdict: 'FOUND', severity: 'CRITICAL', hygiene: false, says: `${hostile} signs in.`, basis: 'OBSERVED' },
  ...{ resources: 2, evidence: ['graph/applications:1'], missing: [], has: null, needs: null },
  subject: { id: hostile, name: hostile, kind: 'ServicePrincipal' },
  target: { id: 'secret', name: hostile, kind: 'Credential' },
  controls: [
    { framework: 'nist-csf', id: 'PR.AA-01', title: 'identities are managed' },
    { framework: 'owasp-nhi', id: 'NHI7:2025', title: 'secrets that live long' },
  ],
  remedy: { kind: 'retire-credential', says: 'retire it', subject: 'secret', steps: 'Remove it.' },
  ...more,
});
const answer: FindingsQuery = {
  snapshot: { id: 's', tenant: { id: 't', name: hostile } },
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
