/** What activating an Azure role asks for, only at scopes and for roles that somebody is eligible for: each role has a policy at each scope. */
import { z } from 'zod';
import type { ArmCollection, Collected, Row } from '../collection.ts';

/** https://learn.microsoft.com/rest/api/authorization/role-management-policy-assignments/list-for-scope */
export const roleManagementPolicyAssignments: ArmCollection = {
  name: 'arm/role-management-policy-assignments',
  reason: 'what activating an Azure role asks for is not known',
  actions: ['Microsoft.Authorization/roleManagementPolicyAssignments/read'],
  licence: 'P2',
  lane: 'azure',
  schema: z.looseObject({ id: z.string() }),
  after: ['arm/role-eligibility-schedule-instances'],
  needs: ['arm/role-eligibility-schedule-instances'],
  read: {
    kind: 'list-of-scopes',
    requests: [
      {
        method: 'GET',
        path: '/{scope}/providers/Microsoft.Authorization/roleManagementPolicyAssignments',
        apiVersion: '2020-10-01',
      },
    ],
    scopes: eligibleScopes,
    pages: ({ authorization }, scope, options) =>
      authorization.roleManagementPolicyAssignments.listForScope(scope, options),
    compose: async (row, scope, collected) => {
      const roles = (await eligible(collected)).get(scope.toLowerCase());
      return roles?.has(roleOf(row)) ? row : undefined;
    },
  },
};

const seen = new WeakMap<Collected, Promise<ReadonlyMap<string, ReadonlySet<string>>>>();

/** The names of the roles that somebody is eligible for, by scope. */
function eligible(collected: Collected): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = seen.get(collected) ?? readEligible(collected);
  seen.set(collected, found);
  return found;
}

async function readEligible(collected: Collected): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, Set<string>>();
  for await (const row of collected.rows('arm/role-eligibility-schedule-instances')) {
    const scope = scopeOf(row).toLowerCase();
    found.set(scope, (found.get(scope) ?? new Set()).add(roleOf(row)));
  }
  return found;
}

async function* eligibleScopes(collected: Collected): AsyncGenerator<string> {
  const done = new Set<string>();
  for await (const row of collected.rows('arm/role-eligibility-schedule-instances')) {
    const scope = scopeOf(row);
    if (done.has(scope.toLowerCase())) continue;
    done.add(scope.toLowerCase());
    yield scope;
  }
}

function scopeOf({ properties }: Row): string {
  return String((properties as Row | undefined)?.scope ?? '').replace(/^\//, '');
}

function roleOf({ properties }: Row): string {
  return (
    String((properties as Row | undefined)?.roleDefinitionId ?? '')
      .split('/')
      .at(-1)
      ?.toLowerCase() ?? ''
  );
}
