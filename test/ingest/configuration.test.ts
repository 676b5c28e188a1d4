/** postern.yaml: what it may say, and that each fault is told with its line. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { readConfiguration } from '../../cli/read-configuration.ts';
import type { SensitiveRule } from '../../configuration/configuration.ts';
import { assuranceOf, Configuration } from '../../configuration/configuration.ts';
import { parseConfiguration } from '../../configuration/parse-configuration.ts';
import type { NodeRecord } from '../../derivation/records.ts';
import { ruleFor, sensitivity } from '../../ingest/snapshot/sensitive.ts';

const good = `# what we declare
helpDesk:
  verification: call-back
  administrators: false
selfServiceReset: { methodsRequired: 2 }
identityProviders:
  Login.Quay.example: { firstFactor: 1, mfa: phishing-resistant }
  "*": { mfa: 3 }
breakGlass: [AAAA-1]
sensitive:
  - tag: Environment=Production
    requires: MFA
    because: production
  - name: kv-sandbox-*
    requires: nothing
identities:
  AAAA-2: { purpose: Settlement, owner: AAAA-3, until: 2027-06-30, kind: test }
`;

function refusal(text: string): string {
  try {
    parseConfiguration(text, 'postern.yaml');
  } catch (error) {
    expect(error).toMatchObject({ name: 'ConfigurationError', code: 'CONFIGURATION_WRONG', status: 2 });
    return (error as Error).message;
  }
  throw new Error('not refused');
}

describe('a good file', () => {
  test('becomes levels as numbers and ids in lower case', () => {
    expect(parseConfiguration(good, 'postern.yaml')).toEqual({
      helpDesk: { verification: 'call-back', administrators: false },
      selfServiceReset: { methodsRequired: 2 },
      identityProviders: { 'login.quay.example': { firstFactor: 1, mfa: 4 }, '*': { mfa: 3 } },
      breakGlass: ['aaaa-1'],
      sensitive: [
        { tag: 'environment=production', requires: 3, because: 'production' },
        { name: 'kv-sandbox-*', requires: 'nothing' },
      ],
      identities: {
        'aaaa-2': {
          purpose: 'Settlement',
          owner: 'AAAA-3',
          until: Date.parse('2027-06-30T23:59:59.999Z'),
          kind: 'test',
        },
      },
    });
    for (const key of ['sensitive', 'identities', 'exceptions'])
      expect(assuranceOf(parseConfiguration(good, 'postern.yaml'))).not.toHaveProperty(key);
  });

  test.each(['', '# nothing yet\n', '{}'])('may say nothing: %j', (text) => {
    expect(parseConfiguration(text, 'postern.yaml')).toEqual({});
  });
});

describe('a fault is told with its line', () => {
  test.each([
    [
      'an unknown key',
      'mandatoryMfa: true\n\nhelpdesk: {}\n',
      'postern.yaml:3: "helpdesk" is no key of the configuration; there are helpDesk,',
    ],
    [
      'an unknown key within another',
      'helpDesk:\n  resets: both\n  verifies: call-back\n',
      'postern.yaml:3: "verifies" is no key of helpDesk; there are verification, level, rebinds, resets, serves, exempt, administrators',
    ],
    [
      'an unknown key of a provider',
      'identityProviders:\n  a.example:\n    level: 3\n',
      'postern.yaml:3: "level" is no key of identityProviders.a.example; there are firstFactor, mfa, signingKey',
    ],
    [
      'an unknown key of a rule',
      'sensitive:\n  - kind: KeyVault\n    requires: 3\n    raise: 4\n',
      'postern.yaml:4: "raise" is no key of sensitive.0; there are kind,',
    ],
    ['a wrong type', 'breakGlass:\n  - a\nlegacyProtocols: maybe\n', 'postern.yaml:3: legacyProtocols: '],
    ['a wrong type in a list', 'breakGlass:\n  - a\n  - 7\n', 'postern.yaml:3: breakGlass.1: '],
    [
      'a word that is none of those known',
      'helpDesk:\n  verification: handshake\n',
      'postern.yaml:2: helpDesk.verification: ',
    ],
    ['a level off the scale', 'publisher: 6\n', 'postern.yaml:1: publisher: a level: 0 to 5, or NONE,'],
    ['a level that is none', '\notherTenant: superb\n', 'postern.yaml:2: otherTenant: a level: 0 to 5, or NONE,'],
    [
      'a rule that fits everything',
      'sensitive:\n\n  - requires: 3\n',
      'postern.yaml:3: sensitive.0: a rule needs at least one of',
    ],
    [
      'a rule that asks for nothing',
      'sensitive:\n  - kind: KeyVault\n',
      'postern.yaml:2: sensitive.0.requires: a level: 0 to 5, or NONE, ',
    ],
    [
      'a rule that asks for a level that there is not',
      'sensitive:\n  - kind: KeyVault\n    requires: 9\n',
      'postern.yaml:3: sensitive.0.requires: a level: 0 to 5, or NONE, ',
    ],
    [
      'an unknown key of an identity',
      'identities:\n  a-1:\n    ends: 2027-01-31\n',
      'postern.yaml:3: "ends" is no key of identities.a-1; there are purpose, owner, until, keptIn, kind',
    ],
    [
      'an end that is no day',
      'identities:\n  a-1:\n    purpose: x\n    until: 31.1.2027\n',
      'postern.yaml:4: identities.a-1.until: a day, such as 2027-01-31',
    ],
    [
      'a day that there is not',
      'identities:\n  a-1: { until: 2027-02-30 }\n',
      'postern.yaml:2: identities.a-1.until: a day',
    ],
    ['a kind that there is not', 'identities:\n  a-1: { kind: robot }\n', 'postern.yaml:2: identities.a-1.kind: '],
    [
      'an exception without a reason',
      'exceptions:\n  - { policy: p, who: g, owner: x }\n',
      'postern.yaml:2: exceptions.0.reason: ',
    ],
    ['a key that is there twice', 'publisher: 1\npublisher: 2\n', 'postern.yaml:2: '],
    ['what is not YAML', 'publisher: 1\nhelpDesk: [both\nbreakGlass: x', 'postern.yaml:3: '],
    ['an alias of nothing', 'otherTenant: 2\npublisher: *nobody\n', 'postern.yaml:2: '],
    ['a list in place of keys', '- helpDesk\n', 'postern.yaml:1: the file: '],
  ])('%s', (_, text, said) => {
    expect(refusal(text)).toContain(said);
  });

  test('all of them, in the order of lines', () => {
    const lines = refusal('foo: 1\npublisher: 9\nbar: 2\n').split('\n');
    expect(lines.map((line) => line.split(':')[1])).toEqual(['1', '2', '3']);
  });
});

describe('the file', () => {
  test('that is named must be there; the usual one need not', async () => {
    await expect(readConfiguration('no/such.yaml')).rejects.toMatchObject({ code: 'CONFIGURATION_MISSING' });
    const folder = await mkdtemp(join(tmpdir(), 'postern-configuration-'));
    const before = process.cwd();
    try {
      process.chdir(folder);
      expect(await readConfiguration(undefined)).toEqual({});
      await writeFile('postern.yaml', 'publisher: MFA\n');
      expect(await readConfiguration(undefined)).toEqual({ publisher: 3 });
    } finally {
      process.chdir(before);
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('rules of what is sensitive', () => {
  const rules = parseConfiguration(
    'sensitive:\n- { kind: StorageAccount, tag: Env=Prod, requires: 4, because: ledger }\n- { name: kv-sand.*, requires: nothing }\n- { kind: Resource, id: "*/raised", requires: 5 }\n- { kind: WebApp, subscription: PROD-*, requires: 4 }\n- { subscription: 5a5a, requires: nothing }',
    'postern.yaml',
  ).sensitive as SensitiveRule[];
  const names = new Map([['/subscriptions/1b1b', 'prod-payments']]);
  const node = (kind: 'KeyVault' | 'StorageAccount', name: string, tags?: object) =>
    judge({ kind, id: `/vaults/${name}`, name, ...(tags ? { details: { tags } } : {}) });
  const judge = (record: NodeRecord) => sensitivity(record, ruleFor(record, rules, names));
  const inside = (subscription: string) => ({ id: `/subscriptions/${subscription}/resourcegroups/g/x`, name: 'x' });

  test('add', () => {
    expect(node('StorageAccount', 'st', { env: 'PROD' })).toEqual({ requiredAssurance: 4, sensitiveBecause: 'ledger' });
    expect(node('StorageAccount', 'st', { env: 'test' })).toBeUndefined();
    expect(node('StorageAccount', 'st')).toBeUndefined();
  });
  test('go by subscription, its id or its name, and say so where no reason is given', () => {
    const judged = judge({ kind: 'WebApp', ...inside('1b1b') });
    expect(judged).toEqual({
      requiredAssurance: 4,
      sensitiveBecause: 'postern.yaml: kind WebApp, subscription prod-*',
    });
    expect(judge({ kind: 'WebApp', ...inside('2c2c') })).toBeUndefined();
    expect(judge({ kind: 'KeyVault', ...inside('5a5a') })).toBeUndefined();
    expect(judge({ kind: 'KeyVault', ...inside('5a5a5') })).toMatchObject({ requiredAssurance: 3 });
    expect(judge({ kind: 'Subscription', id: '/subscriptions/5a5a', name: 's' })).toBeUndefined();
  });
  test('take away', () => {
    expect(node('KeyVault', 'KV-Sand.box')).toBeUndefined();
    expect(node('KeyVault', 'kv-sandbox')).toMatchObject({ requiredAssurance: 3 });
  });
  test('raise, keeping the default reason, and a broader kind stands for its narrower ones', () => {
    expect(node('KeyVault', 'raised')).toEqual({
      requiredAssurance: 5,
      sensitiveBecause: node('KeyVault', 'x')?.sensitiveBecause,
    });
  });
});

test('every key is described, and has a row in configuration.md', () => {
  interface Shape {
    readonly description?: string;
    readonly properties?: Readonly<Record<string, Shape>>;
    readonly additionalProperties?: Shape;
    readonly items?: Shape;
  }
  const rows = readFileSync(join(import.meta.dirname, '../../configuration/README.md'), 'utf8');
  const named: string[] = [];
  const walk = (shape: Shape, path: string) => {
    for (const [key, inner] of Object.entries(shape.properties ?? {})) {
      expect([path, key, inner.description]).toEqual([path, key, expect.any(String)]);
      const own = `${path}${key}`;
      if (inner.properties) walk(inner, `${own}.`);
      else if (typeof inner.additionalProperties === 'object')
        walk(inner.additionalProperties, `${own}.${own === 'identities' ? '<id>' : '<domain or tenant>'}.`);
      else {
        named.push(own);
        if (inner.items?.properties) walk(inner.items, `${own}.`);
      }
    }
  };
  walk(z.toJSONSchema(Configuration, { io: 'input', unrepresentable: 'any' }) as Shape, '');
  expect([...rows.matchAll(/^\| `([^`]+)` \|/gm)].map(([, key]) => key)).toEqual(named);
});
