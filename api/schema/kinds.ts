/** The kinds of node and link, as the catalogue has them. */
import { type LinkKind, linkKinds, type NodeKind, nodeKinds } from '#catalogue';
import { builder } from './builder.ts';

export const NodeKindRef = builder.enumType('NodeKind', {
  description: 'The kinds of node. A broader kind stands for its narrower ones too where it is asked for.',
  values: Object.fromEntries(
    Object.entries(nodeKinds).map(([name, { is }]) => [
      name,
      { description: `${is[0]?.toUpperCase()}${is.slice(1)}.` },
    ]),
  ) as Record<NodeKind, { description: string }>,
});

export const LinkKindRef = builder.enumType('LinkKind', {
  description: 'The kinds of link. A link points the way an attacker moves.',
  values: Object.fromEntries(
    Object.entries(linkKinds).map(([name, { says, role, source }]) => [
      name,
      { description: `"... ${says} ..." (${role}). Source: ${source}` },
    ]),
  ) as Record<LinkKind, { description: string }>,
});
