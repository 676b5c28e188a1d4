/** The grammar of node ids: what is built is read back, ids stay as they are, and no other file spells one. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import ts from 'typescript';
import { type AbilityName, abilities, type EntryName, entries } from '#catalogue';
import * as ids from '../../cypher/catalogue/ids.ts';
import { readCypherFile } from '../../cypher/header.ts';
import { read, sourceFiles } from '../architecture/sources.ts';

const entry = fc.constantFrom(...(Object.keys(entries) as EntryName[]));
const ability = fc.constantFrom('left-out' as const, ...(Object.keys(abilities) as AbilityName[]));
/** Ids of Entra and of Azure, and whatever else may stand in one. */
const anyId = fc.oneof(fc.uuid(), fc.constant('/'), fc.constant('/subscriptions/s/resourcegroups/g:1'), fc.string());
const without = (mark: string) => fc.string().filter((text) => !text.includes(mark));
const rules = fc.array(fc.nat(), { minLength: 1 });
const key = fc.constantFrom('secret' as const, 'certificate' as const);

const forms = {
  entry: fc.property(entry, (name) => expect(ids.parseEntryId(ids.entryId(name))).toBe(name)),
  entitlement: fc.property(without('@'), fc.option(anyId, { nil: undefined }), (power, scope) =>
    expect(
      ids.parseEntitlementId(scope === undefined ? ids.entitlementId(power) : ids.entitlementId(power, scope)),
    ).toEqual(scope === undefined ? { power } : { power, scope }),
  ),
  population: fc.property(ability, anyId, (of, scope) =>
    expect(ids.parsePopulationId(ids.populationId(of, scope))).toEqual({ of, scope }),
  ),
  'eligible members': fc.property(anyId, rules, (group, asked) =>
    expect(ids.parseEligibleMembersId(ids.eligibleMembersId(group, asked))).toEqual({ group, rules: asked }),
  ),
  'unknown member': fc.property(anyId, (group) =>
    expect(ids.parseUnknownMemberId(ids.unknownMemberId(group))).toBe(group),
  ),
  'direct members': fc.property(anyId, (group) =>
    expect(ids.parseDirectMembersId(ids.directMembersId(group))).toBe(group),
  ),
  mailbox: fc.property(anyId, (user) => expect(ids.parseMailboxId(ids.mailboxId(user))).toBe(user)),
  'part by audience': fc.property(anyId, without('@'), (of, audience) => {
    const id = ids.atAudience(of, audience);
    expect(ids.parseAtAudience(id)).toEqual({ of, audience });
    expect(ids.isAtAudienceOf(id, of)).toBe(true);
    expect(ids.isAtAudienceOf(`x${id}`, of)).toBe(`x${id}`.startsWith(`${of}@`));
  }),
  'secret or certificate': fc.property(key, anyId, (kind, name) =>
    expect(ids.parseKeyCredentialId(ids.keyCredentialId(kind, name))).toEqual({ kind, name }),
  ),
  'federated credential': fc.property(without('/'), anyId, (owner, trust) =>
    expect(ids.parseFederatedCredentialId(ids.federatedCredentialId(owner, trust))).toEqual({ owner, trust }),
  ),
  'unknown credential': fc.property(anyId, (owner) =>
    expect(ids.parseUnknownCredentialId(ids.unknownCredentialId(owner))).toBe(owner),
  ),
  'unknown service principal': fc.property(anyId, (application) =>
    expect(ids.parseUnknownInstanceId(ids.unknownInstanceId(application))).toBe(application),
  ),
  store: fc.property(fc.constantFrom('mailboxes' as const, 'sites' as const), (name) =>
    expect(ids.parseStoreId(ids.storeId(name))).toBe(name),
  ),
  'copy under denials': fc.property(anyId, without('!'), (of, denials) =>
    expect(ids.parseDeniedCopyId(ids.deniedCopyId(of, denials))).toEqual({ of, denials }),
  ),
};

/** Ids stand in addresses, reports and configurations that outlive a release. */
const spelled = [
  [ids.entryId('sign-in'), 'entry:sign-in'],
  [ids.entitlementId('any-member'), 'ent:any-member'],
  [ids.entitlementId('role', '/'), 'ent:role@/'],
  [ids.entitlementId('role', '/subscriptions/s', 'limit'), 'ent:role@/subscriptions/s#limit'],
  [ids.populationId('tenant-control', 'tenant'), 'pop:tenant-control:tenant'],
  [ids.eligibleMembersId('group', [1, 12]), 'eligible:group:1-12'],
  [ids.unknownMemberId('group'), 'member-of:group'],
  [ids.directMembersId('group'), 'direct:group'],
  [ids.atAudience('user', 'azure'), 'user@azure'],
  [ids.keyCredentialId('secret', 'key'), 'secret:key'],
  [ids.federatedCredentialId('app', 'trust'), 'federated:app/trust'],
  [ids.unknownCredentialId('app'), 'credential:app'],
  [ids.unknownInstanceId('app'), 'service-principal-of:app'],
  [ids.storeId('sites'), 'store:sites'],
  [ids.deniedCopyId('ent:role@/', 'digest'), 'ent:role@/!digest'],
];

describe('the id of each kind of node', () => {
  test.each(Object.entries(forms))('%s: what is built is read back', (_, property) => {
    fc.assert(property as fc.IProperty<unknown>);
  });

  test('is what it was', () => {
    expect(spelled.map(([built]) => built)).toEqual(spelled.map(([, was]) => was));
  });

  test('is of no other kind', () => {
    const parsers = Object.entries(ids).filter(
      ([name]) => name.startsWith('parse') && !/AtAudience|DeniedCopy/.test(name),
    );
    const read = (id: string) => parsers.filter(([, parse]) => (parse as (id: string) => unknown)(id) !== undefined);
    for (const [id = ''] of spelled.slice(0, -1))
      expect([id, read(id).length]).toEqual([id, id === 'user@azure' ? 0 : 1]);
  });
});

const prefixes = [...new Set(spelled.map(([id = '']) => /^([a-z-]+:)/.exec(id)?.[1]))].filter(
  (one) => one !== undefined,
);
const prefix = new RegExp(`(?:^\\^?|/)(?:${[...prefixes, 'any-of:', 'any-instance-of:'].join('|')})`);

/** Text that begins like an id and is none, each with why. */
const noIds: Readonly<Record<string, string>> = {
  'ingest/rules/applications/credentials.ts credential:': 'evidence: the fact that a link rests on',
  'routes/links/fixes/row-of-evidence.ts ^credential:(.+)$/': 'the same evidence, read',
  'governance/rules/credentials.ts credential:': 'evidence: the fact that a finding rests on',
};

/** The pieces of text in a source file that look like an id: a prefix at the start, or a mark between two values. */
function spelledIn(path: string): string[] {
  const source = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
    const text = isText ? node.text : ts.isRegularExpressionLiteral(node) ? node.text.slice(1) : undefined;
    if (text !== undefined && (prefix.test(text) || (ts.isTemplateMiddle(node) && /^[@!]$/.test(text))))
      found.push(`${path} ${text}`);
    // A variant of an id: `${id}@`.
    if (ts.isTemplateTail(node) && node.text === '@') found.push(`${path} ${node.text}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

test('no file but ids.ts spells an id', () => {
  const rooms =
    /^(api|assurance|changes|cli|collect|configuration|cypher|derivation|governance|ingest|routes|web\/src)\/.*\.tsx?$/;
  const generated = /^(cypher\/queries\.ts|cypher\/catalogue\/ids\.ts)$/;
  const found = sourceFiles(rooms)
    .filter((path) => !generated.test(path))
    .flatMap(spelledIn);
  expect(found.filter((one) => !(one in noIds))).toEqual([]);
  expect(Object.keys(noIds).filter((one) => !found.includes(one))).toEqual([]);
});

/** Ids that a statement builds by joining text and values; each value as `<value>`. */
function joinedIn(text: string, mark: RegExp): string[] {
  const term = String.raw`(?:'[^']*'|\$?[\w.]+)`;
  return [...text.matchAll(new RegExp(String.raw`${term}(?:\s*\+\s*${term})+`, 'g'))]
    .map(([sum]) => sum.split(/\s*\+\s*/).map((one) => (one.startsWith("'") ? one.slice(1, -1) : `<${one}>`)))
    .map((terms) => terms.join(''))
    .filter((one) => mark.test(one));
}

describe('statements that build an id from values', () => {
  const texts = sourceFiles(/^cypher\/.*\.cypher$/).map((path) => readCypherFile(path, read(path)).text);
  const afterSnapshot = (id: string) => id.replace(/^<\$snapshot>\//, '');

  test('spell a Population as the catalogue does', () => {
    const built = texts.flatMap((text) => joinedIn(text, /(?:^|\/)pop/)).map(afterSnapshot);
    expect(built.length).toBeGreaterThan(5);
    for (const id of built) {
      const { of, scope }: { of?: string; scope?: string } = ids.parsePopulationId(id) ?? {};
      const isAbility = (name: string) => ['<$ability>', '<$beside>'].includes(name) || name in abilities;
      expect([id, of, isAbility(of ?? '')]).toEqual([id, expect.any(String), true]);
      expect([id, scope]).toEqual([id, expect.stringMatching(/^(<[\w.$]+>)?$/)]);
    }
    expect(texts.flatMap((text) => text.match(/'\/?pop[^']*'/g) ?? []).length).toBe(built.length);
  });

  test('spell a part by audience as the catalogue does', () => {
    const built = texts.flatMap((text) => joinedIn(text, /@/)).filter((one) => !one.includes(' @ '));
    expect(built.length).toBeGreaterThan(5);
    for (const id of built) {
      const { of = '', audience = '' } = ids.parseAtAudience(id) ?? {};
      expect([id, of, audience]).toEqual([
        id,
        expect.stringMatching(/^<[\w.$]+>$/),
        expect.stringMatching(/^(<\w+>)?$/),
      ]);
    }
  });

  test('spell nothing else, but where federated credentials begin', () => {
    const others = new RegExp(`['/](?:${prefixes.filter((one) => one !== 'pop:').join('|')})[^']*`, 'g');
    const begun = texts.flatMap((text) => text.match(others) ?? []);
    expect(begun).toEqual(['/federated:']);
    for (const one of begun) expect(`/${ids.federatedCredentialId('app', 'trust')}`).toContain(one);
  });

  test('read the ability of a Population where it stands', () => {
    const splits = texts.flatMap((text) => text.match(/split\([^)]*\)\[\d\]/g) ?? []);
    expect(splits).toEqual(["split(n.id, ':')[1]"]);
    fc.assert(fc.property(ability, anyId, (of, scope) => expect(ids.populationId(of, scope).split(':')[1]).toBe(of)));
  });
});
