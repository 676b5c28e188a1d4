/** For each rule a tenant that it hits, and near misses that it must not. */
import type { GovernedTenant } from '#governance';
import { credential, day, holds, now, owner, person, reaches, sensitive, tenantOf, way, workload } from './sketch.ts';

/** A hit, and decoys by what makes each a near miss. */
export interface RuleCase {
  readonly hit: GovernedTenant;
  readonly decoys: Readonly<Record<string, GovernedTenant>>;
}

const people = (...all: Parameters<typeof person>) => tenantOf({ people: [person(...all)] });
const ways = (...waysIn: ReturnType<typeof way>[]) => people({ waysIn });
const works = (more: Parameters<typeof workload>[0] = {}) => tenantOf({ workloads: [workload(more)] });
const reviewing = (reviewed: GovernedTenant['reviewed'], more: Parameters<typeof workload>[0] = {}) =>
  tenantOf({ workloads: [workload(more)], reviewed });
const has = (...credentials: ReturnType<typeof credential>[]) => works({ credentials });
const github = { issuer: 'https://token.actions.githubusercontent.com', subject: 'repo:hq/pay:environment:prod' };
const resource = (id: string, level: 1 | 3) =>
  ({ id, name: id, kind: 'FunctionApp', exposure: { seen: level, assumed: level } }) as const;
const power = {
  ...({ id: 'power', name: 'Conditional Access Administrator @ tenant', kind: 'Entitlement' } as const),
  evidence: ['graph/directory-role-assignments:power'],
};
const vault = { id: '/vaults/kv', name: 'kv', kind: 'KeyVault' } as const;
const open = { rotatesAfter: undefined, isSasLimited: false, oldestKeyAt: undefined };
const agent = { id: 'agent', name: 'Agent', kind: 'AgentIdentity' } as const;
const subscription = { id: '/subscriptions/s', name: 'hq', kind: 'Subscription' } as const;
const production = { ...subscription, id: '/subscriptions/s/prod', name: 'prod' } as const;
/** A managed identity that holds something in production, where tags tell environments apart. */
const apart = (more: Parameters<typeof workload>[0]) =>
  tenantOf({
    workloads: [workload({ of: 'managedIdentity', holds: [holds('Owner @ prod', production)], ...more })],
    environmentOf: (id) => (id.endsWith('dev') ? 'other' : id.endsWith('prod') ? 'production' : undefined),
  });

const peopleCases = {
  H01: {
    hit: tenantOf({ sensitive: [sensitive({ exposure: { seen: 1, assumed: 1 } })] }),
    decoys: {
      'exactly what it requires': tenantOf({ sensitive: [sensitive()] }),
      'no route leads there': tenantOf({
        sensitive: [sensitive({ exposure: { seen: undefined, assumed: undefined } })],
      }),
    },
  },
  H02: {
    hit: ways(way('SIGNS_IN', 3), way('RECOVERS', 1)),
    decoys: {
      'recovery is as strong': ways(way('SIGNS_IN', 1), way('RECOVERS', 1)),
      'recovery is enough for what is reached': ways(way('SIGNS_IN', 4), way('RECOVERS', 3)),
      'nothing is reached': ways(
        way('SIGNS_IN', 3, { reach: reaches.nothing }),
        way('RECOVERS', 1, { reach: reaches.nothing }),
      ),
    },
  },
  H03: { hit: ways(way('HELP_DESK_RESETS', 1)), decoys: { 'the desk proofs': ways(way('HELP_DESK_RESETS', 3)) } },
  H04: {
    hit: ways(way('SIGNS_IN', 4), way('ENROLS_METHOD', 1)),
    decoys: { 'enrolment asks for as much': ways(way('SIGNS_IN', 3), way('ENROLS_METHOD', 3)) },
  },
  H05: { hit: ways(way('SIGNS_IN_LEGACY', 1)), decoys: { 'another door': ways(way('SIGNS_IN', 1)) } },
  H06: { hit: ways(way('RELAYS_SIGN_IN', 1)), decoys: { 'at what is needed': ways(way('RELAYS_SIGN_IN', 3)) } },
  H07: {
    hit: people({
      reach: reaches.tenant,
      waysIn: [way('SIGNS_IN', 2, { reach: reaches.tenant, authenticators: ['password', 'sms'] })],
    }),
    decoys: {
      'an application decides': people({
        reach: reaches.tenant,
        waysIn: [way('SIGNS_IN', 3, { reach: reaches.tenant, authenticators: ['password', 'softwareOath'] })],
      }),
      'no administrator': ways(way('SIGNS_IN', 2, { authenticators: ['password', 'sms'] })),
    },
  },
  H08: {
    hit: people({
      waysIn: [way('SIGNS_IN', 1)],
      exclusions: [
        { policy: 'p', name: 'MFA for all', groups: [{ id: 'g', name: 'Left out', kind: 'Group' }], asks: 2 },
      ],
    }),
    decoys: {
      'left out of what asks for no more': people({
        waysIn: [way('SIGNS_IN', 2)],
        exclusions: [{ policy: 'p', name: 'MFA for all', groups: [], asks: 2 }],
      }),
      'left out, and strong all the same': people({
        waysIn: [way('SIGNS_IN', 3)],
        exclusions: [{ policy: 'p', name: 'Keys for all', groups: [], asks: 4 }],
      }),
      'break-glass': people({
        isBreakGlass: true,
        waysIn: [way('SIGNS_IN', 1)],
        exclusions: [{ policy: 'p', name: 'MFA for all', groups: [], asks: 2 }],
      }),
    },
  },
  H09: {
    hit: people({
      activations: [
        {
          to: { id: 'r', name: 'Owner @ hq', kind: 'Entitlement' },
          gate: 0,
          assumed: false,
          evidence: [],
          reach: reaches.vault,
        },
      ],
    }),
    decoys: {
      'activation asks for enough': people({
        activations: [
          {
            to: { id: 'r', name: 'Owner @ hq', kind: 'Entitlement' },
            gate: 4,
            assumed: false,
            evidence: [],
            reach: reaches.vault,
          },
        ],
      }),
      'it reaches nothing': people({
        activations: [
          {
            to: { id: 'r', name: 'Reader @ hq', kind: 'Entitlement' },
            gate: 0,
            assumed: false,
            evidence: [],
            reach: reaches.nothing,
          },
        ],
      }),
    },
  },
  H10: {
    hit: people({ reach: reaches.tenant, roles: [holds('Global Administrator')] }),
    decoys: {
      'break-glass stays active': people({
        reach: reaches.tenant,
        roles: [holds('Global Administrator')],
        isBreakGlass: true,
      }),
      'no control of the tenant': people({ roles: [holds('Reports Reader')] }),
    },
  },
  H11: {
    hit: people({ isGuest: true }),
    decoys: { 'a member': people(), 'a strong guest': people({ isGuest: true, exposure: { seen: 3, assumed: 3 } }) },
  },
  H12: {
    hit: people({ isBreakGlass: true, brokenRules: [{ rule: 'alerting declared', why: 'no alert is declared' }] }),
    decoys: {
      'all rules kept': people({ isBreakGlass: true }),
      'not declared': people({ brokenRules: [{ rule: 'r', why: 'w' }] }),
    },
  },
  H13: { hit: ways(way('REPLAYS_SESSION', 1)), decoys: { 'bound to the device': ways(way('REPLAYS_SESSION', 5)) } },
  H14: { hit: ways(way('FORGES_TOKEN', 1)), decoys: { 'the key is kept well': ways(way('FORGES_TOKEN', 4)) } },
  H15: {
    hit: people({ weakens: [power], reach: reaches.tenant }),
    decoys: {
      'as strong as what it holds back': people({ weakens: [power], exposure: { seen: 3, assumed: 3 } }),
      'no route leads there': people({ weakens: [power], exposure: { seen: undefined, assumed: undefined } }),
      'weakens nothing': people({ reach: reaches.tenant }),
    },
  },
  H16: {
    hit: tenantOf({ consent: { reach: reaches.vault, exposure: { seen: 1, assumed: 1 } } }),
    decoys: { 'nobody may consent': tenantOf() },
  },
  H17: {
    hit: people({ enabled: false }),
    decoys: {
      'at work': people(),
      'gone with all access': people({ enabled: false, reach: reaches.nothing }),
      'ends tomorrow': people({ declared: { until: now + day } }),
    },
  },
  H18: {
    hit: people({ risk: { value: 'atRisk' } }),
    decoys: {
      remediated: people({ risk: { value: 'remediated' } }),
      'at risk, and reaches nothing': people({ risk: { value: 'atRisk' }, reach: reaches.nothing }),
    },
  },
  H19: {
    hit: people({ lastSignIn: { value: { interactive: now - 200 * day, nonInteractive: undefined } } }),
    decoys: {
      'a machine uses it': people({
        lastSignIn: { value: { interactive: now - 200 * day, nonInteractive: now - day } },
      }),
      'not collected is not unused': people({ lastSignIn: { unknown: ['graph/users-sign-in-activity'] } }),
      'new, and never used': people({
        createdAt: now - 10 * day,
        lastSignIn: { value: { interactive: undefined, nonInteractive: undefined } },
      }),
    },
  },
} satisfies Record<string, RuleCase>;

const credentialCases = {
  N01: {
    hit: has(credential('secret')),
    decoys: {
      expired: has(credential('secret', { endsAt: now - day })),
      'a certificate': has(credential('certificate')),
      'nothing is reached': works({ reach: reaches.nothing, credentials: [credential('secret')] }),
    },
  },
  N02: {
    hit: has(credential('secret', { endsAt: now + 400 * day })),
    decoys: {
      'half a year less a day': has(credential('secret', { startsAt: now - 100 * day, endsAt: now + 79 * day })),
    },
  },
  N03: {
    hit: has(credential('certificate', { endsAt: now + 700 * day })),
    decoys: {
      'a year': has(credential('certificate', { startsAt: now, endsAt: now + 365 * day })),
      "Microsoft's own of a managed identity": works({
        of: 'managedIdentity',
        credentials: [credential('certificate', { endsAt: now + 700 * day })],
      }),
    },
  },
  N04: {
    hit: has(credential('secret', { lastUse: { value: now - 100 * day } })),
    decoys: {
      'used yesterday': has(credential('secret')),
      'not collected is not unused': has(
        credential('secret', { lastUse: { unknown: ['graph/app-credential-sign-in-activities'] } }),
      ),
      'new, and not used yet': has(credential('secret', { startsAt: now - day, lastUse: { value: undefined } })),
    },
  },
  N05: {
    hit: has(credential('secret', { endsAt: now - day })),
    decoys: {
      'one still works': has(credential('secret', { endsAt: now - day }), credential('certificate')),
      'holds nothing': works({ holds: [], credentials: [credential('secret', { endsAt: now - day })] }),
    },
  },
  N06: {
    hit: has(credential('secret', { endsAt: now + 10 * day })),
    decoys: { 'another lasts': has(credential('secret', { endsAt: now + 10 * day }), credential('certificate')) },
  },
  N07: {
    hit: has(credential('secret', { onServicePrincipal: true, heldBy: 'sp' })),
    decoys: { 'on the registration': has(credential('secret')) },
  },
  N08: {
    hit: has(credential('certificate', { sharedWith: [{ id: 'other', name: 'Other', kind: 'ServicePrincipal' }] })),
    decoys: { 'its own': has(credential('certificate')) },
  },
  N09: {
    hit: has(
      credential('secret', { id: 'secret:a', startsAt: now - 100 * day }),
      credential('secret', { id: 'secret:b' }),
    ),
    decoys: {
      'the older ends soon': has(
        credential('secret', { id: 'secret:a', startsAt: now - 100 * day, endsAt: now + 5 * day }),
        credential('secret', { id: 'secret:b' }),
      ),
    },
  },
  N10: {
    hit: has(credential('federated', { ...github, subject: 'repo:hq/pay:pull_request', level: 2 })),
    decoys: { 'one exact subject': has(credential('federated', { ...github, level: 3 })) },
  },
  N11: {
    hit: has(credential('federated', github)),
    decoys: {
      'the immutable form': has(credential('federated', { ...github, subject: 'repo:hq@12/pay@34:environment:prod' })),
      'a number of GitLab': has(
        credential('federated', { issuer: 'https://gitlab.com', subject: 'project_id:12:ref:main' }),
      ),
    },
  },
  N12: {
    hit: has(credential('federated', { issuer: 'https://tokens.example.com', subject: 'x' })),
    decoys: { 'a known issuer': has(credential('federated', github)) },
  },
  N13: {
    hit: has(credential('secret'), credential('federated', github)),
    decoys: { 'a secret alone': has(credential('secret')) },
  },
  N14: {
    hit: tenantOf({ workloads: [workload()], credentialRules: { value: { secretsBlocked: false } } }),
    decoys: { 'secrets are blocked': works() },
  },
  N41: {
    hit: works({ of: 'agentBlueprint', credentials: [credential('secret')] }),
    decoys: {
      'an application': has(credential('secret')),
      'a blueprint with a trust': works({ of: 'agentBlueprint', credentials: [credential('federated', github)] }),
    },
  },
  N46: {
    hit: has(credential('secret', { leakedAt: ['src/app.env:3'] })),
    decoys: { 'nobody found it': has(credential('secret')) },
  },
} satisfies Record<string, RuleCase>;

const workloadCases = {
  N15: {
    hit: works({ isMultiTenant: true }),
    decoys: { locked: works({ isMultiTenant: true, isLocked: true }), 'of this tenant alone': works() },
  },
  N16: {
    hit: works({ owners: { value: [] } }),
    decoys: {
      'an owner': works(),
      'not collected is not unowned': works({ owners: { unknown: ['graph/application-owners'] } }),
      'a sponsor': works({ owners: { value: [] }, sponsors: { value: [owner()] } }),
      declared: works({ owners: { value: [] }, declared: { owner: { says: 'Payments', state: undefined } } }),
    },
  },
  N17: {
    hit: works({ owners: { value: [owner({ exposure: { seen: 1, assumed: 1 } })] } }),
    decoys: {
      'as strong as what is owned': works({ owners: { value: [owner({ exposure: { seen: 3, assumed: 3 } })] } }),
      'no route to the owner': works({
        owners: { value: [owner({ exposure: { seen: undefined, assumed: undefined } })] },
      }),
    },
  },
  N18: {
    hit: works({ owners: { value: [owner({ state: 'disabled' }), owner({ id: 'g', state: 'guest' })] } }),
    decoys: { 'one is left': works({ owners: { value: [owner({ state: 'gone' }), owner({ id: 'o' })] } }) },
  },
  N19: { hit: works({ purposes: [] }), decoys: { declared: works({ purposes: [], declared: { purpose: 'ledger' } }) } },
  N20: {
    hit: works({ lastUse: { value: now - 100 * day } }),
    decoys: {
      'not collected is not unused': works({ lastUse: { unknown: ['graph/service-principal-sign-in-activities'] } }),
      'holds nothing': works({ lastUse: { value: undefined }, holds: [] }),
      new: works({ lastUse: { value: undefined }, createdAt: now - 10 * day }),
    },
  },
  N21: {
    hit: works({ enabled: false }),
    decoys: { 'holds nothing': works({ enabled: false, holds: [] }), enabled: works() },
  },
  N22: {
    hit: works({ of: 'managedIdentity' }),
    decoys: {
      'not collected is not unattached': works({ of: 'managedIdentity', attachedTo: { unknown: ['arm/resources'] } }),
      'trusted from elsewhere': works({ of: 'managedIdentity', credentials: [credential('federated', github)] }),
    },
  },
  N24: {
    hit: works({ reach: reaches.tenant }),
    decoys: { 'reaches a vault': works(), "Microsoft's own": works({ reach: reaches.tenant, isMicrosoft: true }) },
  },
  N23: {
    hit: reviewing(() => ({ value: false })),
    decoys: {
      'a review names it': reviewing(() => ({ value: true })),
      'reviews were not collected': reviewing(() => ({ unknown: ['graph/access-reviews'] })),
      'it reaches nothing': reviewing(() => ({ value: false }), { reach: reaches.nothing }),
      "Microsoft's own": reviewing(() => ({ value: false }), { isMicrosoft: true }),
    },
  },
  N25: {
    hit: works({ overprivileged: { value: true } }),
    decoys: {
      'nobody says so': works(),
      'not collected is not unused': works({ overprivileged: { unknown: ['graph/recommendations'] } }),
      'it holds nothing more': works({ overprivileged: { value: true }, holds: [] }),
    },
  },
  N26: {
    hit: works({ holds: [holds('Owner @ hq', subscription)] }),
    decoys: {
      'at a resource group': works({
        holds: [holds('Owner @ rg', { ...subscription, kind: 'ResourceGroup' })],
      }),
      'a narrow role': works({ holds: [holds('Reader @ hq', subscription)] }),
    },
  },
  N27: {
    hit: works({ of: 'managedIdentity', attachedTo: { value: [resource('fn', 1)] } }),
    decoys: { 'kept well': works({ of: 'managedIdentity', attachedTo: { value: [resource('fn', 3)] } }) },
  },
  N28: {
    hit: works({
      of: 'managedIdentity',
      attachedTo: {
        value: [resource('/subscriptions/s/resourcegroups/a/x', 3), resource('/subscriptions/s/resourcegroups/b/x', 3)],
      },
    }),
    decoys: {
      'two of one system': works({
        of: 'managedIdentity',
        attachedTo: {
          value: [
            resource('/subscriptions/s/resourcegroups/a/x', 3),
            resource('/subscriptions/s/resourcegroups/a/y', 3),
          ],
        },
      }),
    },
  },
  N29: {
    hit: apart({ attachedTo: { value: [resource('/subscriptions/s/dev', 3)] } }),
    decoys: {
      'runs in production too': apart({ attachedTo: { value: [resource('/subscriptions/s/prod', 3)] } }),
      'holds nothing there': apart({
        attachedTo: { value: [resource('/subscriptions/s/dev', 3)] },
        holds: [holds('Reader @ dev', { ...subscription, id: '/subscriptions/s/dev' })],
      }),
      'no tag says where it runs': apart({ attachedTo: { value: [resource('/subscriptions/s/other', 3)] } }),
    },
  },
  N30: {
    hit: works({ foreignTenant: 'vendor' }),
    decoys: { 'our own': works(), 'reaches nothing': works({ foreignTenant: 'vendor', reach: reaches.nothing }) },
  },
  N31: {
    hit: tenantOf({ sensitive: [sensitive({ sharedKey: open })] }),
    decoys: { 'keys are off': tenantOf({ sensitive: [sensitive()] }) },
  },
  N32: {
    hit: works({ declared: { keptIn: [{ ...vault, exposure: { seen: 1, assumed: 1 } }] } }),
    decoys: {
      'as strong as what it keeps': works({ declared: { keptIn: [{ ...vault, exposure: { seen: 3, assumed: 3 } }] } }),
      'no route leads there': works({
        declared: { keptIn: [{ ...vault, exposure: { seen: undefined, assumed: undefined } }] },
      }),
      'kept elsewhere': works(),
    },
  },
  N33: {
    hit: tenantOf({ workloads: [workload()], logging: (of) => (of === 'user' ? 'LOGGED' : 'NOT') }),
    decoys: {
      'all are kept': tenantOf({ workloads: [workload()], logging: () => 'LOGGED' }),
      'where they are kept was not collected': works(),
      'those that are not kept reach nothing': tenantOf({
        workloads: [workload()],
        people: [person({ reach: reaches.nothing })],
        logging: (of) => (of === 'servicePrincipal' ? 'LOGGED' : 'NOT'),
      }),
    },
  },
  N36: {
    hit: works({ gated: { value: false }, credentials: [credential('secret')] }),
    decoys: {
      'a policy takes it in': has(credential('secret')),
      'a trust, whose tokens live for minutes': works({
        gated: { value: false },
        credentials: [credential('federated')],
      }),
      'policies take in no managed identity': works({
        ...{ of: 'managedIdentity', gated: { value: false } },
        credentials: [credential('certificate')],
      }),
      'used in other tenants too': works({
        ...{ isMultiTenant: true, gated: { value: false } },
        credentials: [credential('secret')],
      }),
    },
  },
  N39: {
    hit: people({ declared: { kind: 'shared-mailbox' } }),
    decoys: {
      'sign-in is blocked': people({ declared: { kind: 'room' }, enabled: false }),
      'nobody says so': people(),
    },
  },
  N40: {
    hit: works({ declared: { kind: 'test' } }),
    decoys: {
      'it reaches nothing': works({ declared: { kind: 'test' }, reach: reaches.nothing }),
      'named so alone': works({ name: 'app-test' }),
      disabled: people({ declared: { kind: 'test' }, enabled: false }),
    },
  },
  N34: {
    hit: tenantOf({ keepsActions: [{ of: vault, missing: ['AuditEvent'], setting: undefined }] }),
    decoys: {
      'all is kept': tenantOf({ keepsActions: [{ of: vault, missing: [], setting: 'to-workspace' }] }),
      'of a vault that was not asked': tenantOf(),
    },
  },
  N35: {
    hit: works({ risk: { value: 'atRisk' } }),
    decoys: {
      dismissed: works({ risk: { value: 'dismissed' } }),
      'not collected': works({ risk: { unknown: ['x'] } }),
    },
  },
  N37: {
    hit: people({ isServiceAccount: true }),
    decoys: { 'a person': people(), 'reaches nothing': people({ isServiceAccount: true, reach: reaches.nothing }) },
  },
  N38: {
    hit: people({ isServiceAccount: true }),
    decoys: {
      'used by the machine alone': people({
        isServiceAccount: true,
        lastSignIn: { value: { interactive: undefined, nonInteractive: now } },
      }),
    },
  },
  N42: {
    hit: works({ of: 'agent' }),
    decoys: {
      'a sponsor': works({ of: 'agent', sponsors: { value: [owner()] } }),
      'not collected is not without': works({ of: 'agent', sponsors: { unknown: ['graph/agent-identities'] } }),
      'governed as its policy asks': works({
        ...{ of: 'agent', sponsors: { value: [owner()] } },
        attestation: { value: { lastAt: now - day, issues: [] } },
      }),
      'a group with members': works({ of: 'agentBlueprint', sponsors: { value: [owner({ state: 'group' })] } }),
      'no agent': works(),
      'no user of an agent': people(),
    },
  },
  N43: {
    hit: works({ of: 'agentBlueprint', inherited: { value: ['Microsoft Graph'] }, agents: [agent] }),
    decoys: {
      'no agent is made from it': works({ of: 'agentBlueprint', inherited: { value: ['Microsoft Graph'] } }),
      'nothing is inherited': works({ of: 'agentBlueprint', agents: [agent] }),
      'it reaches nothing': works({
        ...{ of: 'agentBlueprint', inherited: { value: ['Microsoft Graph'] }, agents: [agent] },
        reach: reaches.nothing,
      }),
    },
  },
  N44: {
    hit: tenantOf({ workloads: [workload({ of: 'agent' })], agentsGated: { value: false } }),
    decoys: {
      'a policy blocks them': works({ of: 'agent' }),
      'no agents': tenantOf({ workloads: [workload()], agentsGated: { value: false } }),
      'policies were not collected': tenantOf({
        workloads: [workload({ of: 'agent' })],
        agentsGated: { unknown: ['graph/conditional-access-policies'] },
      }),
    },
  },
  N45: {
    hit: works({ declared: { until: now - day } }),
    decoys: {
      'ends tomorrow': works({ declared: { until: now + day } }),
      'put away': works({ declared: { until: now - day }, holds: [] }),
    },
  },
} satisfies Record<string, RuleCase>;

/** By the id of the rule. */
export const cases: Readonly<Record<string, RuleCase>> = { ...peopleCases, ...credentialCases, ...workloadCases };
