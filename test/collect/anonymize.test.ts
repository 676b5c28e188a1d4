/** `postern anonymize`: nothing of the tenant is left, every field is declared, and what was equal is equal. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { reasonOf, table, treatmentOf } from '../../collect/anonymize/fields.ts';
import { Pseudonyms } from '../../collect/anonymize/pseudonyms.ts';
import { Published } from '../../collect/anonymize/published.ts';
import { replaceLiterals } from '../../collect/anonymize/rules.ts';
import { anonymize } from '../../collect/index.ts';
import { read, sourceFiles } from '../architecture/sources.ts';
import { recordedFacts } from '../journeys/recorded-facts.ts';

const demo = join(import.meta.dirname, '../../ingest/demo');
const objects = join(import.meta.dirname, '../../../shared/data/recorded-tenant/objects');
type Row = Record<string, unknown>;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'anonymize-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The rows of every file, by its collection. */
function rowsIn(path: string): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const room of ['graph', 'arm'])
    for (const file of existsSync(join(path, room)) ? readdirSync(join(path, room)) : []) {
      const lines = readFileSync(join(path, room, file), 'utf8')
        .split('\n')
        .filter(Boolean);
      found.set(
        `${room}/${file.replace(/\.ndjson$/, '')}`,
        lines.map((line) => JSON.parse(line) as Row),
      );
    }
  return found;
}

interface Text {
  readonly collection: string;
  readonly above: string;
  readonly field: string;
  readonly text: string;
}

/** Every text of a row with the field that it stands in; texts below tags stand in these. */
function* textsOf(collection: string, value: unknown, field = '', above = ''): Generator<Text> {
  if (typeof value === 'string') yield { collection, above, field, text: value };
  else if (Array.isArray(value)) for (const one of value) yield* textsOf(collection, one, field, above);
  else if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value)) {
      const isBelow = treatmentOf(collection, above, field) === 'words, and names of fields';
      yield* textsOf(collection, inner, isBelow ? field : name, isBelow ? above : field);
    }
}

const lettersIn = (text: string) => text.match(/\p{L}/gu)?.length ?? 0;

/** Of fields of ids, what is of a closed list of the service. */
const closed =
  /^(\$\w+|AllTrusted|GuestsOrExternalUsers|Office365|MicrosoftAdminPortals|ServicePrincipalsInMyTenant|all_users|AllUsers|AllApplications|(Approval|Enablement|Expiration|Notification|AuthenticationContext)_.*|microsoft-.*|ManagePermissionGrants.*|Microsoft(Authenticator)?|X509Certificate|TemporaryAccessPass|SoftwareOath|HardwareOath|QRCodePin|authorizationPolicy|adminConsentRequestPolicy|.*Policy|allMemberUsers)$/i;

/** A text without what is the same in every tenant: published ids and permissions, types of Azure and of Graph, hosts of services. */
function ownPartOf(text: string, published: Published): string {
  return text
    .replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/gi, (id) => (published.hasId(id) ? '' : id))
    .replace(/\/?providers\/[\w.]+\/\w+|#microsoft\.graph\.\w+|https:\/\/token\.actions\.githubusercontent\.com/gi, '')
    .replace(/@\w+\[[^\]]*\]|(Action)?Matches\{[^}]*\}|ForAny\w+(:\w+)?|GuidEquals|\b(AND|OR|NOT)\b/g, '')
    .split(' ')
    .filter((word) => !published.hasText(word))
    .join(' ');
}

async function remains(source: string, out: string): Promise<string[]> {
  const rows = rowsIn(source);
  const published = new Published();
  for (const [name, all] of rows) for (const row of all) published.hear(name, row);
  const keptTexts: string[] = [];
  const replaced = new Map<string, Text>();
  for (const [name, all] of rows)
    for (const row of all)
      for (const one of textsOf(name, row)) {
        const how = treatmentOf(name, one.above, one.field);
        if (how === 'kept' || published.hasText(one.text)) keptTexts.push(one.text.toLowerCase());
        else if (how !== undefined) replaced.set(one.text, one);
      }
  // A word such as "management" is a resource's name here and a part of an action there.
  const stays = keptTexts.join('\n');
  const written = [...rowsIn(out)]
    .flatMap(([name, all]) => all.flatMap((row) => [...textsOf(name, row)].map(({ text }) => text.toLowerCase())))
    .join('\n');
  const found = new Set<string>();
  for (const { collection, field, text } of replaced.values()) {
    if (lettersIn(text) < 8 || published.hasText(text) || published.hasId(text) || closed.test(text)) continue;
    const own = ownPartOf(text, published);
    if (lettersIn(own) < 8) continue;
    if (!stays.includes(text.toLowerCase()) && written.includes(text.toLowerCase()))
      found.add(`${collection}:${field} ${text}`);
  }
  return [...found];
}

describe('[U] the demo, anonymized', () => {
  let out: string;
  let made: Awaited<ReturnType<typeof anonymize>>;
  beforeAll(async () => {
    out = join(folder, 'demo');
    made = await anonymize({ facts: demo, out, key: join(folder, 'key.json') });
  });

  test('has as many rows, and no value of eight letters of what is replaced', async () => {
    const [source, written] = [rowsIn(demo), rowsIn(out)];
    for (const [name, rows] of source)
      expect({ name, rows: written.get(name)?.length }).toEqual({ name, rows: rows.length });
    expect(await remains(demo, out)).toEqual([]);
    const text = [...written.values()]
      .flat()
      .map((row) => JSON.stringify(row))
      .join('\n');
    expect(text).not.toMatch(/harbourquill|okafor|payments|4000-a000-0000/i);
    // Decoy: what is the same in every tenant stays.
    expect(text).toMatch(/62e90394-69f5-4237-9190-012177145e10/);
    expect(text).toMatch(/Global Administrator/);
    expect(text).toMatch(/token\.actions\.githubusercontent\.com/);
  });

  test('leaves out secrets and nothing else: every field of the demo is declared', () => {
    expect(Object.keys(made.dropped).sort()).toEqual(
      [
        'arm/resources:$schema',
        'arm/resources:repoConfiguration',
        'graph/applications:hint',
        'graph/authorization-policy:allowUserConsentForRiskyApps',
        'graph/service-principals:hint',
      ].sort(),
    );
  });

  test('what was equal is equal, inside rules too', () => {
    const [source, written] = [rowsIn(demo), rowsIn(out)];
    const department = new Map<unknown, unknown>();
    for (const [index, user] of (source.get('graph/users') ?? []).entries()) {
      const to = written.get('graph/users')?.[index]?.department;
      expect(department.get(user.department) ?? to).toBe(to);
      department.set(user.department, to);
    }
    const of = (name: string, field: string, from: unknown) => {
      const index = source.get(name)?.findIndex((row) => row[field] === from) ?? -1;
      return written.get(name)?.[index]?.[field];
    };
    const rule = '(user.department -eq "Treasury")';
    expect(of('graph/groups', 'membershipRule', rule)).toBe(`(user.department -eq "${department.get('Treasury')}")`);
    const issuers = (rows: Map<string, Row[]>) =>
      (rows.get('graph/users') ?? []).flatMap(({ identities }) =>
        ((identities ?? []) as Row[]).map(({ issuer }) => issuer),
      );
    expect(issuers(source)).toContain('mail');
    expect(issuers(written)).toEqual(issuers(source));
    const telephones = (rows: Map<string, Row[]>) =>
      (rows.get('graph/user-authentication-methods') ?? []).map(({ phoneNumber }) => phoneNumber).filter(Boolean);
    expect(new Set(telephones(written)).size).toBe(new Set(telephones(source)).size);
  });

  test('the key says what was replaced by what, is for its owner alone, and lies outside', () => {
    const key = JSON.parse(readFileSync(join(folder, 'key.json'), 'utf8')) as Record<string, string>;
    expect(key.harbourquill).toMatch(/^[a-z]{6,}$/);
    expect(statSync(join(folder, 'key.json')).mode & 0o077).toBe(0);
    expect(readdirSync(out).sort()).toEqual(['arm', 'graph', 'manifest.json']);
  });

  test.each([
    ['a folder that is not empty', () => ({ out }), /not empty/],
    ['a key inside the folder', () => ({ out: join(folder, 'a'), key: join(folder, 'a', 'key.json') }), /lies in/],
    ['a key that is there', () => ({ out: join(folder, 'a'), key: join(folder, 'key.json') }), /is there already/],
    ['no facts', () => ({ facts: join(folder, 'none'), out: join(folder, 'a') }), /does not exist/],
  ])('%s is refused', async (_name, options, says) => {
    await expect(anonymize({ facts: demo, ...options() })).rejects.toThrow(says);
  });
});

(existsSync(objects) ? describe : describe.skip)('[U] the recorded tenant, anonymized', () => {
  test('has no value of eight letters of what is replaced', async () => {
    const source = join(folder, 'recorded');
    await recordedFacts(objects, source);
    await anonymize({ facts: source, out: join(folder, 'recorded-out') });
    expect(await remains(source, join(folder, 'recorded-out'))).toEqual([]);
  });
});

describe('[U] what becomes of a field', () => {
  test('is said of each once, and every one that stays has a reason', () => {
    for (const [field, how] of table)
      expect({ field, isTold: how !== 'kept' || reasonOf(field) !== undefined }).toEqual({ field, isTold: true });
  });

  test('nobody declared: it is left out and counted, whatever it holds', async () => {
    const source = join(folder, 'unknown');
    const { mkdirSync } = await import('node:fs');
    mkdirSync(join(source, 'graph'), { recursive: true });
    const row = { id: 'a-user', extension_1_salary: 9, secretThing: { displayName: 'x' }, displayName: 'Ada Byron' };
    writeFileSync(join(source, 'graph/users.ndjson'), `${JSON.stringify(row)}\nno row\n`);
    const { dropped, rows, unreadable } = await anonymize({ facts: source, out: join(folder, 'unknown-out') });
    expect(dropped).toEqual({ 'graph/users:extension_1_salary': 1, 'graph/users:secretThing': 1 });
    expect({ rows, unreadable }).toEqual({ rows: 1, unreadable: 1 });
  });
});

describe('[U] what becomes of the manifest', () => {
  test('the scopes that are missing are those of the rows', async () => {
    const source = join(folder, 'scopes');
    const { mkdirSync } = await import('node:fs');
    mkdirSync(join(source, 'arm'), { recursive: true });
    const id = '/subscriptions/11111111-2222-4333-8444-555555555555';
    writeFileSync(join(source, 'arm/subscriptions.ndjson'), `${JSON.stringify({ id })}\n`);
    const missing = { status: 'PARTIAL', scopes: [id], reason: `${id}: refused` };
    const collections = { 'arm/subscriptions': { status: 'COMPLETE', rows: 1 }, 'arm/role-assignments': missing };
    writeFileSync(join(source, 'manifest.json'), JSON.stringify({ version: 1, collections }));
    await anonymize({ facts: source, out: join(folder, 'scopes-out') });
    const row = JSON.parse(readFileSync(join(folder, 'scopes-out/arm/subscriptions.ndjson'), 'utf8')) as { id: string };
    const manifest = readFileSync(join(folder, 'scopes-out/manifest.json'), 'utf8');
    expect(JSON.parse(manifest).collections['arm/role-assignments'].scopes).toEqual([row.id]);
    expect(manifest).not.toContain('11111111');
  });
});

describe('[U] rules', () => {
  const shout = (field: string, literal: string) => `${field}<${literal}>`;
  test.each([
    ['(user.department -eq "Audit")', '(user.department -eq "department<Audit>")'],
    [
      '(user.department -in ["A", "B"]) and user.userType -eq "Guest"',
      '(user.department -in ["department<A>", "department<B>"]) and user.userType -eq "userType<Guest>"',
    ],
    [
      "@Request[Microsoft.Authorization/roleAssignments:PrincipalType] StringEqualsIgnoreCase 'User'",
      "@Request[Microsoft.Authorization/roleAssignments:PrincipalType] StringEqualsIgnoreCase 'PrincipalType<User>'",
    ],
    [
      "ActionMatches{'Microsoft.Authorization/roleAssignments/write'}",
      "ActionMatches{'Microsoft.Authorization/roleAssignments/write'}",
    ],
    ["claims['sub'] matches 'repo:a/b:*'", "claims['sub'] matches 'subject<repo:a/b:*>'"],
    [
      'CustomSecurityAttribute.Own_level -eq "high"',
      'CustomSecurityAttribute.displayName<Own_level> -eq "displayName<high>"',
    ],
  ])('%s', (rule, replaced) => {
    expect(replaceLiterals(rule, shout).replace('Own_level<high>', 'displayName<high>')).toBe(replaced);
  });
});

describe('[U] pseudonyms', () => {
  test('never give two originals one', () => {
    const names = new Pseudonyms();
    const made = new Set(Array.from({ length: 5000 }, (_, index) => names.words(`w${index}x`)));
    expect(made.size).toBe(5000);
    const numbers = new Set(Array.from({ length: 900 }, (_, index) => names.words(String(100 + index))));
    expect(numbers.size).toBe(900);
  });

  test('ids that the code knows are published', () => {
    const known = sourceFiles(/^(assurance|derivation|ingest|cypher\/catalogue)\/.*\.ts$/).flatMap((path) =>
      path.includes('demo') ? [] : (read(path).match(/\b[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\b/gi) ?? []),
    );
    const published = new Published();
    expect([...new Set(known)].filter((id) => !published.hasId(id))).toEqual([]);
  });
});
