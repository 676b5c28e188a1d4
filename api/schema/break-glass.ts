/** The declared break-glass accounts: counted like all others, and held to rules of their own. */
import { builder } from './builder.ts';
import { findNode, NodeRef } from './node.ts';
import { BreakGlassFindingRef } from './sign-in-parts.ts';
import { reportOf } from './snapshot-report.ts';

type Account = ReturnType<typeof reportOf>['breakGlass'][number] & { readonly snapshot: string };

const BreakGlassAccountRef = builder.objectRef<Account>('BreakGlassAccount').implement({
  description: 'An account that the operator declared as break-glass.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id, as declared.' }),
    name: t.exposeString('name', {
      nullable: true,
      description: 'Its name; null where the tenant has no such account.',
    }),
    node: t.field({
      type: NodeRef,
      nullable: true,
      description: 'The account; null where the tenant has no such one.',
      resolve: ({ snapshot, id }, _, { graph }) => findNode(graph, snapshot, id),
    }),
    findings: t.field({
      type: [BreakGlassFindingRef],
      description:
        'The rules, and whether each is kept: excluded everywhere, phishing-resistant, alerting declared, no other use.',
      resolve: ({ findings }) => findings,
    }),
  }),
});

builder.queryField('breakGlass', (t) =>
  t.field({
    type: [BreakGlassAccountRef],
    description: 'The declared break-glass accounts of the published snapshot.',
    resolve: async (_, __, context) => {
      const row = await context.snapshot();
      return reportOf(row).breakGlass.map((account) => ({ ...account, snapshot: row.id }));
    },
  }),
);
