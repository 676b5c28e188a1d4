/** Every Azure ability, held alone by a role of one action: which of one resource of each type it reaches, and no other. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Ability, abilities } from '#catalogue';
import type { Graph } from '#cypher';
import { openTestGraph } from '../../support/test-graph.ts';
import {
  azureHolding,
  azureRole,
  resource,
  resourceGroup,
  resourceId,
  subscription,
  user,
} from '../../support/tiny-rows.ts';
import { type TinyTenant, tinyTenant } from '../../support/tiny-tenant.ts';
import { expected, type Judged, resources } from './azure-reach.ts';

const judged = Object.keys(expected) as Judged[];

/** Each action that gives the ability, with what else it needs, as a role of its own. */
const roles = judged.flatMap((name) => {
  const { azureActions = [], azureDataActions = [], azureAlso = [] }: Ability = abilities[name];
  const also = name === 'attach-identity' ? ['Microsoft.Compute/virtualMachines/write'] : azureAlso;
  return [
    ...azureActions.map((action, index) => ({
      name,
      guid: `${name}-${index}`,
      permission: { actions: [action, ...also] },
    })),
    ...azureDataActions.map((action, index) => ({
      name,
      guid: `${name}-d${index}`,
      permission: { actions: [...also], dataActions: [action] },
    })),
  ];
});

describe('an Azure ability', () => {
  let graph: Graph;
  let tiny: TinyTenant;
  beforeAll(async () => {
    graph = await openTestGraph();
    tiny = await tinyTenant(graph, {
      'graph/users': roles.map(({ guid }) => user(guid)),
      'arm/subscriptions': [{ id: subscription, displayName: 's' }],
      'arm/resource-groups': [{ id: resourceGroup, name: 'g' }],
      'arm/role-definitions': roles.map(({ guid, permission }) => azureRole(guid, permission)),
      'arm/resources': Object.entries(resources).map(([name, [type, more]]) => resource(type, name, more)),
      'arm/role-assignments': roles.map(({ guid }) => azureHolding(guid, guid, resourceGroup)),
    });
  });
  afterAll(() => graph.close());

  test.each(roles.map(({ name, guid, permission }) => [guid, name, permission] as const))(
    '%s reaches what %s does',
    (guid, name) => {
      const { kind } = abilities[name];
      const reached = Object.entries(resources)
        .filter(
          ([resourceName, [type]]) =>
            tiny.way(guid, resourceId(type, resourceName), ['HOLDS', kind, 'INCLUDES']) !== undefined,
        )
        .map(([resourceName]) => resourceName);
      expect(reached).toEqual(expected[name]);
    },
  );
});
