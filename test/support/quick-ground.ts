/** A few nodes and links, ready to be asked what a change takes away of them. */
import { entitlementId, type LinkKind, type NodeKind } from '#catalogue';
import { LinkTableBuilder, nodesWith, type PlacedLink, waysIn } from '#links';
import type { MeasurableLinks } from '#routes';

/** A node, `[id, kind]`, and what it requires where it is sensitive. */
export type GroundNode = readonly [id: string, kind: NodeKind, required?: 3];
/** A link with the rule that drew it and the rows it was drawn from. */
export interface GroundLink {
  readonly from: string;
  readonly to: string;
  readonly kind: LinkKind;
  readonly rule?: string;
  readonly evidence?: readonly string[];
}

/** The ground; links stand in their order by the node that they leave. */
export function groundOf(
  nodes: readonly GroundNode[],
  links: readonly GroundLink[],
  more: Partial<MeasurableLinks> = {},
): MeasurableLinks {
  const builder = new LinkTableBuilder({ keepNumbers: true });
  const kinds = new Map<string, NodeKind>();
  for (const [number, [id, kind, required]] of nodes.entries()) {
    builder.node(number, { kind, required: required ?? null });
    kinds.set(id, kind);
  }
  const place = (id: string) => nodes.findIndex(([one]) => one === id);
  for (const [number, { from, to, kind }] of links.entries())
    builder.link(place(from), place(to), { gate: 0, gateKnown: 0, kind, number });
  const table = builder.build();
  const placed = [...(table.links.numbers ?? [])].map((number, at): PlacedLink => {
    const { from, to, kind, rule = 'group-member', evidence = [] } = links[number] as GroundLink;
    const named = (id: string) => ({ id, name: id, kind: kinds.get(id) as string });
    return { place: at, kind, rule, from: named(from), to: named(to), evidence };
  });
  return {
    asked: {
      table,
      ways: waysIn(table, nodesWith(table, 'entry')),
      resources: nodesWith(table, 'sensitive'),
      tenant: undefined,
    },
    links: placed,
    fixable: placed,
    ids: nodes.map(([id]) => id),
    placeOf: (id) => (place(id) < 0 ? undefined : place(id)),
    approvers: new Set(),
    headline: new Set(nodesWith(table, 'entry')),
    judging: undefined,
    people: async function* () {},
    roleAssignable: new Set(),
    judgedBy: '',
    ...more,
  };
}

/** The id of a role over the tenant, and of one in Azure. */
export const overTenant = (role: string) => entitlementId(role, '/');
export const inAzure = (role: string) => entitlementId(role, '/subscriptions/s');
