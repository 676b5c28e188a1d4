/** Changes that close findings by a setting: of the tenant, of an application, of a resource. */
import type { Row } from '#changes';
import { fixesOfSetting } from '#links';
import { type FactsRows, textAt } from './facts-rows.ts';
import { type Remediable, type Remedy, type RemedyChange, together } from './remedy.ts';

const policies = 'graph/conditional-access-policies';

/** People consent to nothing by themselves. */
const consentRestricted: Remedy = async (_, { facts }) => {
  const collection = 'graph/authorization-policy';
  const rows = await facts.all(collection);
  const fixes = rows.flatMap((row) => fixesOfSetting(collection, row, new Set()));
  return fixes.find(({ kind }) => kind === 'restrict-consent');
};

/** No new secret on any application. */
const secretsBlocked: Remedy = async (_, { facts }) => {
  const rows = await facts.all('graph/app-management-policies');
  const general = rows.find(({ restrictions }) => restrictions === undefined || restrictions === null);
  if (general === undefined) return undefined;
  const restriction = (restrictionType: string) => ({
    restrictionType,
    state: 'enabled',
    maxLifetime: null,
    restrictForAppsCreatedAfterDateTime: null,
  });
  const rules = {
    passwordCredentials: [restriction('passwordAddition')],
    keyCredentials: [restriction('trustedCertificateAuthority')],
  };
  const set = { isEnabled: true, applicationRestrictions: rules, servicePrincipalRestrictions: rules };
  return {
    change: {
      title: 'Block new secrets on applications and service principals',
      steps: [{ kind: 'set', collection: 'graph/app-management-policies', row: { id: general.id }, set }],
    },
    first: [
      'Give each workload that rotates a secret a managed identity or a federated credential; leave out none but by a policy of its own.',
      'Name the certificate authorities that are trusted.',
    ],
    undo: 'Switch the policy off: what was refused meanwhile can be added then.',
  };
};

/** The row of the application that the evidence names, else of the subject. Throws FactsError. */
async function applicationOf({ subject, evidence }: Remediable, facts: FactsRows): Promise<Row | undefined> {
  const id = evidence.flatMap((one) => /^graph\/applications:(.+)$/.exec(one)?.[1] ?? [])[0] ?? subject.id;
  return (await facts.where('graph/applications', 'id', id))[0];
}

/** Instances of an application elsewhere take no credential of their own. */
const instancesLocked: Remedy = async (finding, { facts }) => {
  const { subject } = finding;
  const row = await applicationOf(finding, facts);
  if (row === undefined) return undefined;
  const set = { servicePrincipalLockConfiguration: { isEnabled: true, allProperties: true } };
  return {
    change: {
      title: `Lock the instances of ${subject.name}`,
      steps: [{ kind: 'set', collection: 'graph/applications', row: { id: row.id }, set }],
    },
    first: ['See that no instance of a customer has a credential of its own that it signs in by.'],
    undo: 'Switch the lock off.',
  };
};

/** Agents inherit nothing of what their blueprint was granted. */
const nothingInherited: Remedy = async (finding, { facts }) => {
  const { subject } = finding;
  const row = await applicationOf(finding, facts);
  if (row === undefined) return undefined;
  return {
    change: {
      title: `Let agents inherit nothing of ${subject.name}`,
      steps: [
        { kind: 'set', collection: 'graph/applications', row: { id: row.id }, set: { inheritablePermissions: [] } },
      ],
    },
    first: ['Grant each agent what it needs itself.'],
    undo: 'List the resources again.',
  };
};

/** A storage account takes tokens alone. */
const keysRefused: Remedy = async ({ subject }, { facts }) => {
  const [row] = await facts.where('arm/resources', 'id', subject.id);
  if (row === undefined) return undefined;
  const set = { 'properties.allowSharedKeyAccess': false };
  return {
    change: {
      title: `Take no keys at ${subject.name}`,
      steps: [{ kind: 'set', collection: 'arm/resources', row: { id: row.id }, set }],
    },
    first: ['Give whoever uses a key a data role, and see in the metrics that no request is signed by a key.'],
    undo: 'Allow shared key access again; whoever may write the account can do that as well.',
  };
};

const signInLogs = [
  'AuditLogs',
  'SignInLogs',
  'NonInteractiveUserSignInLogs',
  'ServicePrincipalSignInLogs',
  'ManagedIdentitySignInLogs',
];

/** Where some logs of the directory are kept, all of them are. */
const signInsKept: Remedy = async (_, { facts }) => {
  const [row] = await facts.all('arm/entra-diagnostic-settings');
  if (row === undefined) return undefined;
  const kept = ((row.properties as Row | undefined)?.logs ?? []) as Row[];
  const others = kept.filter(({ category }) => !signInLogs.includes(String(category)));
  const logs = [...others, ...signInLogs.map((category) => ({ category, enabled: true }))];
  return {
    change: {
      title: 'Keep every sign-in and every change of the directory',
      steps: [
        {
          kind: 'set',
          collection: 'arm/entra-diagnostic-settings',
          row: { id: row.id },
          set: { 'properties.logs': logs },
        },
      ],
    },
    first: ['Ask what the workspace costs for so much more, and how long it keeps it.'],
    undo: 'Switch the categories off.',
  };
};

/** What is done at a scope is sent to the workspace that others are sent to. */
const actionsKept: Remedy = async ({ subject }, { facts }) => {
  const collection = 'arm/diagnostic-settings';
  const all = [...(await facts.all(collection)), ...(await facts.all('arm/entra-diagnostic-settings'))];
  const workspaceId = all.map((row) => textAt(row, 'properties.workspaceId')).find((one) => one !== '');
  if (workspaceId === undefined) return undefined;
  const wanted = subject.kind === 'KeyVault' ? ['AuditEvent'] : ['Administrative', 'Security', 'Alert', 'Policy'];
  const logs = wanted.map((category) => ({ category, enabled: true }));
  const id = `${subject.id}/providers/microsoft.insights/diagnosticSettings/kept-whole`;
  const row = { id, name: 'kept-whole', properties: { workspaceId, logs } };
  return {
    change: { title: `Keep what is done at ${subject.name}`, steps: [{ kind: 'add', collection, row }] },
    first: ['Ask what the workspace costs for so much more, and how long it keeps it.'],
    undo: 'Delete the setting.',
  };
};

/** A workload signs in from nowhere but trusted places. */
const placed: Remedy = async ({ subject }) =>
  gate(`Block ${subject.name} outside trusted places`, {
    id: `place-of-${subject.id}`,
    clientApplications: { includeServicePrincipals: [subject.id], excludeServicePrincipals: [] },
    conditions: { locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] } },
  });

/** Agents at high risk sign in no more. */
const agentsGated: Remedy = async () =>
  gate('Block agents at high risk', {
    id: 'agents-at-risk',
    clientApplications: {
      includeServicePrincipals: [],
      includeAgentIdServicePrincipals: ['All'],
      excludeAgentIdServicePrincipals: [],
    },
    conditions: { agentIdRiskLevels: 'high' },
  });

interface Gate {
  readonly id: string;
  readonly clientApplications: Row;
  readonly conditions: Row;
}

function gate(title: string, { id, clientApplications, conditions }: Gate): RemedyChange {
  const row = {
    id,
    displayName: title,
    state: 'enabled',
    conditions: {
      users: { includeUsers: ['None'], excludeUsers: [], includeGroups: [], excludeGroups: [] },
      applications: { includeApplications: ['All'], excludeApplications: [] },
      clientAppTypes: ['all'],
      clientApplications,
      ...conditions,
    },
    grantControls: { operator: 'OR', builtInControls: ['block'] },
    sessionControls: null,
  };
  return {
    change: { title, steps: [{ kind: 'add', collection: policies, row }] },
    first: [
      'Let it only report for a week, and read whom it would have stopped. It takes a licence for workload identities.',
    ],
    undo: 'Switch the policy off.',
  };
}

/** The identity stays with the first system that runs as it; the others get their own. */
const apart: Remedy = async ({ subject }, { facts }) => {
  const steps: RemedyChange[] = [];
  let kept: string | undefined;
  const [principal] = await facts.where('graph/service-principals', 'id', subject.id);
  for (const row of await facts.all('arm/resources')) {
    const attached = (row.identity as Row | null | undefined)?.userAssignedIdentities as Row | null | undefined;
    const left = Object.entries(attached ?? {}).filter(([, one]) => (one as Row | null)?.principalId !== principal?.id);
    if (principal === undefined || attached == null || left.length === Object.keys(attached).length) continue;
    const group = String(row.id).split('/').slice(0, 5).join('/').toLowerCase();
    kept ??= group;
    if (group === kept) continue;
    const set = { 'identity.userAssignedIdentities': Object.fromEntries(left) };
    steps.push({
      change: { title: '', steps: [{ kind: 'set', collection: 'arm/resources', row: { id: row.id }, set }] },
      first: ['Give each of the other systems an identity of its own with what it needs, before.'],
      undo: 'Attach the identity again.',
    });
  }
  return together(`Leave ${subject.name} to one system`, steps);
};

/** By rule. */
export const settingRemedies: Readonly<Record<string, Remedy>> = {
  H16: consentRestricted,
  N14: secretsBlocked,
  N15: instancesLocked,
  N28: apart,
  N31: keysRefused,
  N33: signInsKept,
  N34: actionsKept,
  N36: placed,
  N43: nothingInherited,
  N44: agentsGated,
};
