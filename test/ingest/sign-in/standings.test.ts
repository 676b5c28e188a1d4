/** The groups that a user is in, as far as policies name them: nesting has no depth at which it stops. */
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { compileTenant } from '../../../assurance/tenant.ts';
import { type FactsFolder, openFacts } from '../../../collect/facts/index.ts';
import { readStandings } from '../../../ingest/sign-in/standings.ts';
import { emptyMemory } from '../empty-memory.ts';

const tenant = compileTenant({
  conditionalAccessPolicies: [
    {
      id: 'policy',
      state: 'enabled',
      conditions: { users: { includeGroups: ['outermost', 'middle'] } },
      grantControls: { operator: 'OR', builtInControls: ['mfa'] },
    },
  ],
});

/** A chain: ada is in `inner`, that in `middle`, that in `outer`, that in `outermost`. */
function memory() {
  const made = emptyMemory();
  const chain = ['ada', 'inner', 'middle', 'outer', 'outermost'];
  for (const [at, member] of chain.entries()) {
    const group = chain[at + 1];
    if (group !== undefined) made.groups.memberships.add({ group, member, type: at === 0 ? 'other' : 'group' });
  }
  made.groups.memberships.add({ group: 'outermost', member: 'eve', type: 'other' });
  return made;
}

test('a member of a nested group is in every group above, and in none beside', async () => {
  const folder: FactsFolder = await openFacts(join(import.meta.dirname, '../../../ingest/demo'));
  const { standingOf, groupsAbove } = readStandings(folder, tenant, memory());
  expect([...standingOf('ada').groupIds].sort()).toEqual(['middle', 'outermost']);
  expect(standingOf('eve').groupIds).toEqual(['outermost']);
  expect(standingOf('nobody').groupIds).toEqual([]);
  expect([...groupsAbove('inner')].sort()).toEqual(['middle', 'outermost']);
  expect(groupsAbove('outer')).toEqual(['outermost']);
});
