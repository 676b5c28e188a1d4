/** What a load says it could not judge: powers that lead nowhere here, and Azure roles that were not collected. */
import { describe, expect, test } from '@jest/globals';
import { azureBuiltIn } from '../../ingest/rules/azure/built-in-roles.ts';
import { scopeOfStack } from '../../ingest/rules/azure/stack-denials.ts';
import { noteUnknownRoles } from '../../ingest/rules/azure/unknown-roles.ts';
import { noteNotFollowed, notFollowedOf, notFollowedOfTemplate } from '../../ingest/rules/not-followed.ts';
import { emptyMemory } from './empty-memory.ts';

const contributor = 'b24988ac-6180-42a0-ab88-20f7382dd24c';
const openAiContributor = 'a001fd3d-188f-4b5d-821b-7da978bf7442';
const devOpsAdministrator = 'e3973bdf-4987-49ae-837a-ba8e231c7286';

describe('powers that lead nowhere here', () => {
  test('are told from permissions, of the plane that they are of', () => {
    const chat = 'Microsoft.CognitiveServices/accounts/OpenAI/*/action';
    expect(notFollowedOf([{ dataActions: [chat] }])).toEqual(['openai-data']);
    expect(notFollowedOf([{ actions: [chat] }])).toEqual([]);
    expect(notFollowedOf([{ actions: ['Microsoft.DesktopVirtualization/*/read'] }])).toEqual([]);
    expect(notFollowedOf([{ actions: ['Microsoft.DesktopVirtualization/*'] }])).toEqual(['virtual-desktops']);
  });

  test('are known of built-in roles whose definitions were not collected, but for those that control everything', () => {
    expect(azureBuiltIn().get(openAiContributor)?.notFollowed).toEqual(['openai-data']);
    expect(azureBuiltIn().get(contributor)?.notFollowed).toBeUndefined();
    expect(notFollowedOfTemplate(devOpsAdministrator)).toEqual(['devops-organizations']);
    expect(notFollowedOfTemplate(contributor)).toEqual([]);
  });

  test('are said once each, with the roles by which they are held', () => {
    const memory = emptyMemory();
    for (const role of ['Desk B', 'Desk A', 'Desk A']) memory.powers.holdsNotFollowed(['virtual-desktops'], role);
    noteNotFollowed(memory);
    expect(memory.gaps.notJudged.map(({ says }) => says)).toEqual([
      expect.stringMatching(/^Whoever manages Azure Virtual Desktop .* Held by way of: Desk A, Desk B\.$/),
    ]);
  });
});

test('Azure roles that were not collected are named, and nothing is said where there are none', () => {
  const memory = emptyMemory();
  noteUnknownRoles(memory);
  expect(memory.gaps.notJudged).toEqual([]);
  for (const one of 'gfedcba') memory.azure.unknownRoles.add(one);
  noteUnknownRoles(memory);
  expect(memory.gaps.notJudged[0]?.says).toContain('a, b, c, d, e and 2 more');
});

describe('a deny assignment of a deployment stack', () => {
  const stack = '/subscriptions/s/resourceGroups/home/providers/Microsoft.Resources/deploymentStacks/prod';
  test('is told by its words, which name the scope of the stack', () => {
    const name = `Deny assignment 'x' created by Deployment Stack '${stack}'.`;
    expect(scopeOfStack([name, null], '/subscriptions/s/resourcegroups/d')).toBe(
      '/subscriptions/s/resourcegroups/home',
    );
    expect(scopeOfStack(['x', 'Created by a deployment stack'], '/subscriptions/s')).toBe('/subscriptions/s');
    expect(scopeOfStack(['Managed application', undefined], '/subscriptions/s')).toBeUndefined();
  });
});
