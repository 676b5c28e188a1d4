/** Changes by which a role is activated when it is needed, and activation asks for a phishing-resistant strength. */
import { entitlementId, parseAtAudience, parseEntitlementId } from '#catalogue';
import type { ChangeStep, Row } from '#changes';
import { makeEligible, phishingResistant } from '#links';
import { type FactsRows, textAt } from './facts-rows.ts';
import { strengthened } from './people.ts';
import { type Remedy, type RemedyChange, type RemedyGround, together } from './remedy.ts';

/** The authentication context of the change: Graph has c1 to c99. */
const context = 'c99';

/** What the rules of an activation stand in: of Entra ID, of a group, of an Azure role. */
const rulesIn = {
  'graph/role-management-policy-assignments': 'policy.rules',
  'arm/role-management-policy-assignments': 'properties.effectiveRules',
} as const;

/** The activation of a role asks for the context; undefined where its rules are not in the facts. Throws FactsError. */
async function guarded(role: string, { facts, spared }: RemedyGround): Promise<RemedyChange | undefined> {
  const { power, scope } = parseEntitlementId(role) ?? {};
  const steps = power === undefined ? [] : await ruleSteps(power, scope ?? '/', facts);
  if (steps.length === 0) return undefined;
  const policy = {
    id: 'guarded-activation',
    displayName: 'Phishing-resistant MFA at activation',
    state: 'enabled',
    conditions: {
      users: { includeUsers: ['All'], excludeUsers: [...spared.breakGlass], includeGroups: [], excludeGroups: [] },
      applications: { includeApplications: [], includeAuthenticationContextClassReferences: [context] },
      clientAppTypes: ['all'],
    },
    grantControls: { operator: 'OR', builtInControls: [], ...phishingResistant },
    sessionControls: null,
  };
  const named = { id: context, displayName: 'Activation', description: 'Asked at activation', isAvailable: true };
  return {
    change: {
      title: '',
      steps: [
        { kind: 'add', collection: 'graph/authentication-context-class-references', row: named },
        { kind: 'add', collection: 'graph/conditional-access-policies', row: policy },
        ...steps,
      ],
    },
    first: [
      'See that everybody who is eligible has a key: whoever has none cannot activate.',
      'Name two approvers who are as strong as the role.',
    ],
    undo: 'Take the context out of the settings of the role.',
  };
}

/** The steps that switch the context on in the rules of a role at a scope. Throws FactsError. */
async function ruleSteps(power: string, scope: string, facts: FactsRows): Promise<ChangeStep[]> {
  const at = (parseAtAudience(scope)?.of ?? scope).toLowerCase();
  const steps: ChangeStep[] = [];
  for (const [collection, rules] of Object.entries(rulesIn))
    for (const row of await facts.all(collection)) {
      const role = textAt(row, 'roleDefinitionId') || textAt(row, 'properties.roleDefinitionId');
      const where = (textAt(row, 'scopeId') || textAt(row, 'properties.scope')).toLowerCase();
      if (role.split('/').at(-1)?.toLowerCase() !== power.split('/').at(-1) || (where !== at && where !== '/'))
        continue;
      const rule = `${rules}[id=AuthenticationContext_EndUser_Assignment]`;
      const set: Row = { [`${rule}.isEnabled`]: true, [`${rule}.claimValue`]: context };
      steps.push({ kind: 'set', collection, row: { id: row.id }, set });
    }
  return steps;
}

/** Activation of the role asks for keys, which the person has. */
const activationAsks: Remedy = async ({ subject, target }, ground) => {
  const [keys, asks] = [await strengthened(subject.id, ground), target && (await guarded(target.id, ground))];
  if (keys === undefined || !asks) return undefined;
  return together(`Ask ${subject.name} for a security key before ${target?.name} is activated`, [asks, keys]);
};

/** The roles that the finding names are activated with keys, in place of being held. */
const activated: Remedy = async ({ subject, evidence }, ground) => {
  const parts: RemedyChange[] = [];
  for (const row of await ground.facts.where('graph/directory-role-assignments', 'principalId', subject.id)) {
    const named = `graph/directory-role-assignments:${row.id}`;
    if (!evidence.includes(named)) continue;
    const to = { id: entitlementId(String(row.roleDefinitionId), String(row.directoryScopeId)), name: 'the role' };
    const eligible = makeEligible({ kind: 'HOLDS', from: subject, to, evidence: [named] });
    const asks = await guarded(to.id, ground);
    if (eligible === undefined || asks === undefined) return undefined;
    parts.push(eligible, asks);
  }
  const keys = await strengthened(subject.id, ground);
  if (parts.length === 0 || keys === undefined) return undefined;
  return together(`Let ${subject.name} activate by a security key what is held all the time`, [...parts, keys]);
};

/** By rule. */
export const activationRemedies: Readonly<Record<string, Remedy>> = { H09: activationAsks, H10: activated };
