/** Whom a policy holds, and whether it does so in every context. */
import { type CompiledTenant, isEmpty } from '#assurance';
import type { Standing } from '../sign-in/standings.ts';

/** An enabled policy about people. */
export type EnforcedPolicy = CompiledTenant['enforced'][number];

/** A person with the groups and roles that policies see. */
export type StandingOf = Pick<Standing, 'groupIds' | 'roleTemplateIds'> & { readonly id: string };

/** How a person is named in one of the two lists of a policy: by groups, or by name or role. */
export function namedIn(list: EnforcedPolicy['users']['include'], { id, groupIds, roleTemplateIds }: StandingOf) {
  return {
    groups: groupIds.filter((group) => list.groups.has(group)),
    other: list.users.has(id) || roleTemplateIds.some((role) => list.roles.has(role)),
  };
}

/** Whether a policy takes a person in; `all` takes everybody in. */
export function takesIn({ users: { include } }: EnforcedPolicy, person: StandingOf): boolean {
  const { groups, other } = namedIn(include, person);
  return include.users.has('all') || other || groups.length > 0;
}

/** Whether a policy asks for no place, platform, device, risk or client: then nobody chooses a context in which it does not apply. */
export function isForEveryContext({ source }: EnforcedPolicy): boolean {
  const {
    applications: _,
    users: __,
    clientAppTypes,
    ...rest
  } = (source.conditions ?? {}) as Readonly<Record<string, unknown>>;
  const clients = Array.isArray(clientAppTypes) ? clientAppTypes.map((one) => String(one).toLowerCase()) : [];
  return Object.values(rest).every(isEmpty) && (clients.length === 0 || clients.includes('all'));
}
