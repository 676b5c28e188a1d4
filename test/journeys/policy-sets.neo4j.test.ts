/** Published policy sets of graded strength, loaded and asked: the stronger set never lowers a way in or a resource's exposure. Skipped where they are absent. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Graph } from '#cypher';
import { ask } from '../../api/ask.ts';
import { openTestGraph } from '../support/test-graph.ts';
import { directoryHolding, group, resource, resourceId, subscription, user } from '../support/tiny-rows.ts';
import { type Facts, tinyTenant } from '../support/tiny-tenant.ts';

type Row = Readonly<Record<string, unknown>>;

const published = join(import.meta.dirname, '../../../shared/data/policy-sets');
const graded = join(published, 'AlexFilipin-ConditionalAccess/PolicySets');
const baseline = join(published, 'j0eyv-ConditionalAccessBaseline');
const available = existsSync(graded) && existsSync(baseline);

function read(file: string): Row {
  const bytes = readFileSync(file);
  const text = bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le') : bytes.toString('utf8');
  return JSON.parse(text.replace(/^\uFEFF/, '')) as Row;
}

/** A group's place-holder, `<ExclusionPermGroup>`, as an id: `group-exclusionpermgroup`. */
function named(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/^<(\w+)>$/, (_, name: string) => `group-${name.toLowerCase()}`);
  if (Array.isArray(value)) return value.map(named);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, named(inner)]));
}

function rowsIn(folder: string): readonly Row[] {
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.json'));
  return files.sort().map((name) => ({ id: `${folder}-${name}`, ...(named(read(join(folder, name))) as Row) }));
}

/** The policies of a published set, switched on. */
const enabledIn = (folder: string): readonly Row[] => rowsIn(folder).map((row) => ({ ...row, state: 'enabled' }));

const members: Readonly<Record<string, readonly string[]>> = {
  'group-aadp2group': ['member', 'administrator'],
  'group-aadp1group': ['member', 'administrator'],
  'group-administratorgroup': ['administrator'],
  'group-exclusionpermgroup': ['excluded'],
};
const people = ['member', 'administrator', 'excluded', 'bare'];
const vault = resourceId('Microsoft.KeyVault/vaults', 'kv');
const store = resourceId('Microsoft.Storage/storageAccounts', 'st');
const holding = (principalId: string, role: string, scope: string): Row => ({
  id: `${scope}/providers/Microsoft.Authorization/roleAssignments/${principalId}`,
  properties: {
    principalId,
    principalType: 'User',
    scope,
    roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${role}`,
  },
});
const keyVaultSecretsUser = '4633458b-17de-408a-b874-0445c86b69e6';
const storageBlobDataReader = '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1';
const owner = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
const methodTypes: Readonly<Record<string, readonly string[]>> = {
  member: ['microsoftAuthenticator'],
  administrator: ['fido2', 'phone'],
  excluded: ['microsoftAuthenticator'],
};

/** Four people and a guest who hold something each, as far as it has nothing to do with policies. */
const tenant: Facts = {
  'graph/users': [
    ...people.map((id) => user(id, { userType: 'Member' })),
    user('guest', {
      userType: 'Guest',
      externalUserState: 'Accepted',
      userPrincipalName: 'g_f.example#EXT#@tiny.example',
    }),
  ],
  'graph/groups': Object.keys(members).map((id) => group(id)),
  'graph/group-members': Object.entries(members).flatMap(([groupId, ids]) =>
    ids.map((id) => ({ groupId, id, '@odata.type': '#microsoft.graph.user' })),
  ),
  'graph/directory-role-assignments': [directoryHolding('administrator', 'globalAdministrator')],
  'graph/user-authentication-methods': Object.entries(methodTypes).flatMap(([userId, types]) =>
    types.map((type) => ({
      userId,
      id: `${userId}-${type}`,
      '@odata.type': `#microsoft.graph.${type}AuthenticationMethod`,
      ...(type === 'fido2' ? { attestationLevel: 'attested', passkeyType: 'deviceBound' } : { phoneType: 'mobile' }),
    })),
  ),
  'graph/user-registration-details': people.map((id) => ({ id, isSsprEnabled: false, isSsprCapable: false })),
  'graph/user-mfa-state': people.map((userId) => ({ userId, perUserMfaState: 'disabled' })),
  'graph/authentication-methods-policy': [
    {
      policyMigrationState: 'migrationComplete',
      authenticationMethodConfigurations: ['Sms', 'MicrosoftAuthenticator', 'Fido2'].map((id) => ({
        id,
        state: 'enabled',
        includeTargets: [{ id: 'all_users', targetType: 'group' }],
      })),
    },
  ],
  'graph/security-defaults': [{ id: 'sd', isEnabled: false }],
  'graph/authorization-policy': [{ id: 'ap', allowedToUseSSPR: false }],
  'graph/cross-tenant-access-policies': [{ inboundTrust: { isMfaAccepted: false } }],
  'arm/subscriptions': [{ id: subscription, displayName: 's' }],
  'arm/resources': [
    resource('Microsoft.KeyVault/vaults', 'kv', { properties: { enableRbacAuthorization: true } }),
    resource('Microsoft.Storage/storageAccounts', 'st', { properties: { allowSharedKeyAccess: false } }),
  ],
  'arm/role-assignments': [
    holding('member', keyVaultSecretsUser, vault),
    holding('guest', keyVaultSecretsUser, vault),
    holding('bare', owner, subscription),
    holding('excluded', storageBlobDataReader, store),
  ],
};

/** A desk that hands out nothing: else it is the lowest way to everything, whatever policies ask. */
const configuration = { helpDesk: { verification: 'identity-proofing' } } as const;

const signInOf = `query($user: ID!) { signIn(user: $user) { audiences { audience decision level { value }
  waysIn { kind entry level { value } } } } }`;
const routesTo = `query($to: ID!) { node(id: $to) { exposure { value } } routes(to: $to, first: 1) { edges { node { barrier { value } } } } }`;

interface SignInAnswer {
  readonly signIn: {
    readonly audiences: readonly {
      readonly audience: string;
      readonly level: { readonly value: number } | null;
      readonly waysIn: readonly { readonly kind: string; readonly level: { readonly value: number } }[];
    }[];
  };
}
interface RoutesAnswer {
  readonly node: { readonly exposure: { readonly value: number } | null };
  readonly routes: { readonly edges: readonly { readonly node: { readonly barrier: { readonly value: number } } }[] };
}

/** No way in, no route. */
const closed = 6;

(available ? describe : describe.skip)('published policy sets, loaded', () => {
  let graph: Graph;
  const levels: Record<string, Readonly<Record<string, number>>> = {};

  /** What the API says with these policies: levels of ways in, of front doors, and exposures with their first routes. */
  async function asked(policies: readonly Row[], more: Facts = {}): Promise<Record<string, number>> {
    const facts = { ...tenant, 'graph/conditional-access-policies': policies, 'graph/named-locations': [], ...more };
    await tinyTenant(graph, facts, configuration);
    const found: Record<string, number> = {};
    for (const who of [...people, 'guest']) {
      const { signIn } = (await ask(graph, signInOf, { user: who })) as SignInAnswer;
      for (const { audience, level, waysIn } of signIn.audiences) {
        const front = waysIn.filter(({ kind }) => kind === 'SIGNS_IN').map((way) => way.level.value);
        found[`${who} at ${audience}`] = level?.value ?? closed;
        found[`${who} at ${audience}, front door`] = Math.min(closed, ...front);
      }
    }
    for (const to of [vault, store, subscription, 'tenant']) {
      const { node, routes } = (await ask(graph, routesTo, { to })) as RoutesAnswer;
      found[`exposure of ${to}`] = node.exposure?.value ?? closed;
      found[`first route to ${to}`] = routes.edges[0]?.node.barrier.value ?? closed;
    }
    return found;
  }

  beforeAll(async () => {
    graph = await openTestGraph();
    const minimum = enabledIn(join(graded, 'Bare minimum'));
    const whole = [...minimum, ...enabledIn(join(graded, 'Category structure for AADP1 and AADP2 mixture'))];
    levels.none = await asked([]);
    levels.minimum = await asked(minimum);
    levels.whole = await asked(whole);
    levels.baseline = await asked(enabledIn(join(baseline, 'ConditionalAccess')), {
      'graph/named-locations': rowsIn(join(baseline, 'NamedLocations')),
    });
  });
  afterAll(() => graph.close());

  test.each([
    ['minimum', 'none'],
    ['whole', 'minimum'],
    ['baseline', 'none'],
  ])('%s lowers nothing that %s has', (stronger, weaker) => {
    const [more = {}, less = {}] = [levels[stronger], levels[weaker]];
    expect(Object.keys(less).length).toBeGreaterThan(90);
    expect(Object.entries(less).filter(([what, level]) => (more[what] ?? -1) < level)).toEqual([]);
    expect(Object.entries(less).filter(([what, level]) => (more[what] ?? -1) > level)).not.toEqual([]);
  });

  test('a resource is exposed at the barrier of its first route', () => {
    for (const found of Object.values(levels))
      for (const to of [vault, store, subscription, 'tenant'])
        expect([to, found[`first route to ${to}`]]).toEqual([to, found[`exposure of ${to}`]]);
  });

  test('whom a set leaves out keeps a password, and so does what they hold', () => {
    expect(levels.minimum).toMatchObject({ 'excluded at storage': 1, [`exposure of ${store}`]: 1 });
    expect(levels.minimum?.['member at keyvault, front door']).toBeGreaterThan(1);
  });
});
