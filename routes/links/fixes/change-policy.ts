/** Changing Conditional Access policies: enforcing one that only reports, dropping somebody who is left out, guarding registration. */
import type { Row } from '#changes';
import type { Fix } from './fix.ts';

const source =
  'https://learn.microsoft.com/entra/identity/conditional-access/howto-conditional-access-insights-reporting';
const collection = 'graph/conditional-access-policies';

/** Ids of the accounts and groups that stay left out: emergency and synchronization accounts, and groups that hold one. */
export type KeptOut = ReadonlySet<string>;

/** The fixes that a policy offers. */
export function changePolicy(policy: Row, kept: KeptOut): Fix[] {
  const { id, displayName, state } = policy;
  if (typeof id !== 'string') return [];
  const name = typeof displayName === 'string' ? displayName : id;
  if (state === 'enabledForReportingButNotEnforced') return [enforce(id, name)];
  return state === 'enabled' ? leftOut(policy).flatMap((one) => dropExclusion({ id, name }, one, kept)) : [];
}

/** The fixes that no longer leave these out of a policy: accounts and groups by id. */
export function includeAgain(policy: Row, ids: ReadonlySet<string>, kept: KeptOut): Fix[] {
  const { id, displayName } = policy;
  if (typeof id !== 'string') return [];
  const name = typeof displayName === 'string' ? displayName : id;
  const named = leftOut(policy).filter((one) => ids.has(one.id.toLowerCase()));
  return named.flatMap((one) => dropExclusion({ id, name }, one, kept));
}

function enforce(id: string, name: string): Fix {
  const title = `Enforce the policy ${name}, which only reports`;
  return {
    kind: 'change-policy',
    title,
    change: { title, steps: [{ kind: 'set', collection, row: { id }, set: { state: 'enabled' } }] },
    touches: [id],
    first: [
      'Read in its report whom it would have stopped: they need what it asks for before it does.',
      'Begin with a pilot group. See that both emergency accounts are left out.',
    ],
    steps: [
      'Entra admin center > Conditional Access > Policies > the policy > Enable policy: On',
      `PATCH https://graph.microsoft.com/v1.0/identity/conditionalAccess/policies/${id} {"state": "enabled"}`,
    ],
    undo: 'Set it to report-only again.',
    source,
  };
}

interface LeftOut {
  readonly field: 'excludeUsers' | 'excludeGroups';
  readonly id: string;
}

function leftOut(policy: Row): LeftOut[] {
  const users = (policy.conditions as Row | undefined)?.users as Row | undefined;
  return (['excludeUsers', 'excludeGroups'] as const).flatMap((field) => {
    const ids = users?.[field];
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string').map((id) => ({ field, id })) : [];
  });
}

function dropExclusion(policy: { id: string; name: string }, { field, id }: LeftOut, kept: KeptOut): Fix[] {
  if (kept.has(id.toLowerCase()) || !/^[\da-f-]{36}$/i.test(id)) return [];
  const whom = field === 'excludeUsers' ? 'user' : 'group';
  const title = `Stop leaving the ${whom} ${id} out of the policy ${policy.name}`;
  const set = { [`conditions.users.${field}[=${id}]`]: null };
  return [
    {
      kind: 'change-policy',
      title,
      change: { title, steps: [{ kind: 'set', collection, row: { id: policy.id }, set }] },
      touches: [policy.id, id],
      first: ['See that whoever is left out today has what the policy asks for: else it locks them out.'],
      steps: [
        'Entra admin center > Conditional Access > Policies > the policy > Users > Exclude',
        `PATCH https://graph.microsoft.com/v1.0/identity/conditionalAccess/policies/${policy.id} with conditions.users.${field} less ${id}; read it again just before`,
      ],
      undo: 'Leave it out again.',
      source: 'https://learn.microsoft.com/graph/api/conditionalaccesspolicy-update',
    },
  ];
}

const registration = 'urn:user:registersecurityinfo';

/** The fix that asks for MFA before somebody registers a method; none where an enabled policy for everybody looks at that. */
export function guardRegistration(policies: readonly Row[], kept: KeptOut): Fix[] {
  if (policies.some(isGuard)) return [];
  const title = 'Ask for MFA before anybody registers a method';
  const row = {
    id: 'guard-registration',
    displayName: title,
    state: 'enabled',
    conditions: {
      users: { includeUsers: ['All'], excludeUsers: [...kept], includeGroups: [], excludeGroups: [] },
      applications: { includeApplications: [], includeUserActions: [registration] },
      clientAppTypes: ['all'],
    },
    grantControls: { operator: 'OR', builtInControls: ['mfa'] },
    sessionControls: null,
  };
  return [
    {
      kind: 'change-policy',
      title,
      change: { title, steps: [{ kind: 'add', collection, row }] },
      touches: [],
      first: [
        'It has no report-only state: begin with a pilot group.',
        'Switch temporary access passes on before: whoever has no method yet registers the first one by a pass.',
        'See that both emergency accounts are left out.',
      ],
      steps: [
        'Entra admin center > Conditional Access > New policy > User actions > Register security information > Require multifactor authentication',
        'POST https://graph.microsoft.com/v1.0/identity/conditionalAccess/policies with the policy of the change file; Graph gives it an id of its own',
      ],
      undo: 'Switch the policy off.',
      source:
        'https://learn.microsoft.com/entra/identity/conditional-access/policy-all-users-security-info-registration',
    },
  ];
}

function isGuard({ state, conditions }: Row): boolean {
  const { users, applications } = (conditions ?? {}) as { users?: Row; applications?: Row };
  const has = (list: unknown, one: string) => Array.isArray(list) && list.includes(one);
  return state === 'enabled' && has(users?.includeUsers, 'All') && has(applications?.includeUserActions, registration);
}
