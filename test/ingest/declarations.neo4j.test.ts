/** Declarations in a load: past its end one counts as not declared, states say what they rest on, measures stand beside those of default requirements. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Configuration } from '#configuration';
import type { Graph } from '#cypher';
import { ask } from '../../api/ask.ts';
import type { LoadReport } from '../../ingest/index.ts';
import { openTestGraph } from '../support/test-graph.ts';
import { azure, azureHolding, resource, resourceId, subscription, user } from '../support/tiny-rows.ts';
import { type Facts, tinyTenant } from '../support/tiny-tenant.ts';

const holder = '00000000-0000-4000-a000-000000000001';
const vault = resourceId('Microsoft.KeyVault/vaults', 'kv');
const facts: Facts = {
  'graph/users': [user(holder, { userType: 'Member' })],
  'graph/security-defaults': [{ id: 'sd', isEnabled: true }],
  'arm/subscriptions': [{ id: subscription, subscriptionId: 's', displayName: 's' }],
  'arm/resources': [resource('Microsoft.KeyVault/vaults', 'kv', { properties: { enableRbacAuthorization: true } })],
  'arm/role-assignments': [azureHolding(holder, azure.owner, vault)],
};
const declared = {
  helpDesk: { verification: 'identity-proofing-on-site' },
  sensitive: [{ id: vault.toLowerCase(), requires: 1 }],
} as const satisfies Configuration;

interface Answer {
  readonly node: { readonly protection: { readonly state: string; readonly asDeclared: readonly string[] } };
  readonly tenant: { readonly underDefaultRequirements: { readonly states: Record<string, number> } | null };
  readonly declarations: readonly { readonly key: string; readonly isPast: boolean }[];
}
const document = `query($id: ID!) {
  node(id: $id) { protection { state asDeclared } }
  tenant { underDefaultRequirements { states { underProtected undecided protected } } }
  declarations { key isPast }
}`;

let graph: Graph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

async function loaded(configuration: Configuration): Promise<{ report: LoadReport; answer: Answer }> {
  const { report } = await tinyTenant(graph, facts, configuration);
  return { report, answer: await ask<Answer>(graph, document, { id: vault.toLowerCase() }) };
}

const helpDesk = (report: LoadReport) => report.assumptions.some(({ key }) => key === 'help-desk');

describe('what is declared', () => {
  test('counts, and past its end is a question again', async () => {
    const { report } = await loaded({ helpDesk: declared.helpDesk });
    expect(helpDesk(report)).toBe(false);
    const declarations = [{ key: 'helpDesk.verification', until: Date.parse('2020-01-31T23:59:59.999Z') }];
    const past = await loaded({ helpDesk: declared.helpDesk, declarations });
    expect(helpDesk(past.report)).toBe(true);
    expect(past.answer.declarations).toEqual([{ key: 'helpDesk.verification', isPast: true }]);
    const nothing = await loaded({});
    expect(past.report.measures.openPairs).toEqual(nothing.report.measures.openPairs);
  });

  test('of a requirement stands beside the measures by default, and the state says so', async () => {
    const nothing = await loaded({});
    expect(nothing.answer.tenant.underDefaultRequirements).toBeNull();
    expect(nothing.answer.node.protection.asDeclared).toEqual([]);
    const { report, answer } = await loaded({ sensitive: declared.sensitive });
    expect(report.measures.underDefaults).toMatchObject({
      states: nothing.report.measures.states,
      openPairs: nothing.report.measures.openPairs,
      shortfall: nothing.report.measures.shortfall,
    });
    expect(report.measures.openPairs).not.toEqual(nothing.report.measures.openPairs);
    expect(answer.node.protection.asDeclared).toEqual(['sensitive']);
  });

  test('that answers a question is named where nothing is seen, and nothing else is', async () => {
    const { answer } = await loaded({ ...declared, breakGlass: ['gone'] });
    expect(answer.node.protection).toMatchObject({ asDeclared: ['sensitive', 'helpDesk.verification'] });
    expect(answer.node.protection.state).not.toBe('UNDER_PROTECTED');
  });

  test('to require nothing takes a resource out, and the measures by default have it', async () => {
    const { report } = await loaded({ sensitive: [{ id: vault.toLowerCase(), requires: 'nothing' }] });
    const nothing = await loaded({});
    expect(report.measures.underDefaults?.states).toEqual(nothing.report.measures.states);
    expect(report.measures.states).not.toEqual(nothing.report.measures.states);
  });
});
