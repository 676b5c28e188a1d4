/** The tenant that is collected in the benchmark: sizes that follow from its users, and rows that are made when they are asked for. */

/** Sizes of a tenant. */
export interface Sizes {
  readonly users: number;
  readonly groups: number;
  readonly memberships: number;
  readonly applications: number;
  readonly servicePrincipals: number;
  readonly devices: number;
  readonly subscriptions: number;
  readonly resourceGroups: number;
  readonly resources: number;
  readonly identities: number;
}

/** The sizes for a number of users: those of a tenant of 100,000 with 20,000 groups, 2.2 million memberships and 50,000 resources, in proportion. */
export function sizesFor(users: number, groups = users / 5, memberships = users * 22): Sizes {
  const of = (share: number) => Math.max(1, Math.round(users * share));
  return {
    users,
    groups: Math.max(1, Math.round(groups)),
    memberships: Math.round(memberships),
    applications: of(0.05),
    servicePrincipals: of(0.03),
    devices: users,
    subscriptions: of(0.002),
    resourceGroups: of(0.02),
    resources: of(0.5),
    identities: of(0.01),
  };
}

/** Kinds of objects, told apart by their ids. */
export const kinds = {
  user: '8000',
  group: '9000',
  application: 'a000',
  servicePrincipal: 'b000',
  device: '8100',
  subscription: '8200',
} as const;
export type Kind = keyof typeof kinds;

/** The id of an object. */
export function idOf(kind: Kind, index: number): string {
  return `00000000-0000-4000-${kinds[kind]}-${index.toString(16).padStart(12, '0')}`;
}

/** The place of an object. */
export function indexOf(id: string): number {
  return Number.parseInt(id.slice(-12), 16);
}

const short = 0.7;
const middling = 0.97;

/** How many members each group has: seven of ten fewer than 20, three of a hundred many. Skewed as the sizes of real groups are. */
export function groupSizes({ groups, memberships, users }: Sizes): Uint32Array {
  const sizes = new Uint32Array(groups);
  let taken = 0;
  let large = 0;
  for (let group = 0; group < groups; group += 1) {
    const quantile = ((group * 2_654_435_761) % 4_294_967_296) / 4_294_967_296;
    if (quantile < short) sizes[group] = 1 + Math.floor((quantile / short) * 18);
    else if (quantile < middling) sizes[group] = 20 + Math.floor(((quantile - short) / (middling - short)) * 180);
    else large += 1;
    taken += sizes[group] ?? 0;
  }
  const rest = Math.min(users, Math.max(20, Math.round((memberships - taken) / Math.max(1, large))));
  return sizes.map((size) => (size === 0 ? rest : size));
}
