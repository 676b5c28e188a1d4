/** A link without which nothing would get through: what takes it away, and what that would come to. */
import type { LinkKind } from '#catalogue';
import { type Fix, fixesOf } from '#links';
import { type QuickWhatIf, quickWhatIf } from '#routes';
import type { RequestContext } from '../request-context.ts';
import { builder } from './builder.ts';
import { LinkKindRef } from './kinds.ts';
import { ProposedFixRef } from './proposed-fix.ts';
import { TenantMeasuresRef } from './tenant-measures.ts';

interface LinkFix {
  readonly fix: Fix;
  readonly effect: QuickWhatIf | { readonly notQuick: string };
}

const effectOf = ({ effect }: LinkFix) => ('notQuick' in effect ? undefined : effect);

const LinkFixRef = builder.objectRef<LinkFix>('LinkFix').implement({
  description: 'A fix that takes a link away or puts more before it.',
  interfaces: [ProposedFixRef],
  fields: (t) => ({
    notQuick: t.string({
      nullable: true,
      description: 'Why only a load of the changed facts can tell what it comes to; null where the links tell.',
      resolve: ({ effect }) => ('notQuick' in effect ? effect.notQuick : null),
    }),
    before: t.field({
      type: TenantMeasuresRef,
      nullable: true,
      description: 'The measures of the tenant before.',
      resolve: (told) => effectOf(told)?.before.measures,
    }),
    after: t.field({
      type: TenantMeasuresRef,
      nullable: true,
      description: 'The measures of the tenant after.',
      resolve: (told) => effectOf(told)?.after.measures,
    }),
  }),
});

async function list(
  { from, to, kind }: { readonly from: string; readonly to: string; readonly kind: LinkKind },
  context: RequestContext,
): Promise<LinkFix[]> {
  const snapshot = await context.decisions();
  const found = new Map<string, Fix>();
  for (const link of snapshot.links.fixable)
    if (link.kind === kind && link.from.id === from && link.to.id === to)
      for (const fix of fixesOf(link)) found.set(JSON.stringify(fix.change.steps), fix);
  const told: LinkFix[] = [];
  for (const fix of found.values()) told.push({ fix, effect: await quickWhatIf(snapshot, fix.change, false) });
  return told;
}

builder.queryField('fixesOfLink', (t) =>
  t.field({
    type: [LinkFixRef],
    complexity: 100,
    description: 'What takes a link away, and what the tenant would be without it; empty where no kind of fix does.',
    args: {
      from: t.arg.id({ required: true, description: 'The id of the node that the link leaves, in any case.' }),
      to: t.arg.id({ required: true, description: 'The id of the node that it leads to, in any case.' }),
      kind: t.arg({ type: LinkKindRef, required: true, description: 'Its kind.' }),
    },
    resolve: (_, { from, to, kind }, context) =>
      list({ from: String(from).toLowerCase(), to: String(to).toLowerCase(), kind }, context),
  }),
);
