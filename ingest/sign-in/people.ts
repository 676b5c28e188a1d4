/** Everybody who can sign in, one at a time, with all that a sign-in is judged by. */
import { keptRow, type UserFacts } from '#assurance';
import type { CollectionName, FactsFolder } from '#facts';
import type { Reads } from '../memory/index.ts';
import type { SignInInputs } from './inputs.ts';
import { joiningOf } from './joining.ts';
import type { Standing } from './standings.ts';

/** Where people are read from. */
export interface People {
  readonly folder: FactsFolder;
  readonly memory: Reads<'drawn' | 'gaps' | 'groups' | 'directory'>;
  readonly inputs: SignInInputs;
  readonly standingOf: (user: string) => Standing;
  /** The groups that policies name and that a group is, or is nested in; without it nobody joins any. */
  readonly groupsAbove?: (group: string) => readonly string[];
}

/** Every user that has a node, in the order of the rows. Throws FactsError. */
export async function* people({
  folder,
  memory,
  inputs,
  standingOf,
  groupsAbove = () => [],
}: People): AsyncGenerator<UserFacts> {
  const seen = new Set<string>();
  // Who has no row in a collection that was cut short may have one that was not collected.
  const none = <T>(name: CollectionName, value: T): T | undefined =>
    folder.manifest.collections[name]?.status === 'PARTIAL' ? undefined : value;
  const noRegistration = none('graph/user-registration-details', null);
  const noMethods = none('graph/user-authentication-methods', []);
  const noState = none('graph/user-mfa-state', null);
  const joinsOf = joiningOf(memory, inputs, groupsAbove);
  const factsOf = (user: UserFacts['user']): UserFacts => ({
    user,
    ...standingOf(user.id),
    joins: joinsOf(user.id, standingOf(user.id).groupIds),
    registration: inputs.registration === undefined ? undefined : (inputs.registration.get(user.id) ?? noRegistration),
    methods: inputs.methods === undefined ? undefined : (inputs.methods.get(user.id) ?? noMethods),
    mfaState: inputs.mfaState === undefined ? undefined : (inputs.mfaState.get(user.id) ?? noState),
  });
  for await (const line of folder.lines('graph/users')) {
    const row = ('value' in line ? line.value : undefined) as UserFacts['user'] | null | undefined;
    const id = typeof row?.id === 'string' ? row.id.toLowerCase() : undefined;
    const isRead = id !== undefined && memory.drawn.kinds.get(id) === 'User' && !memory.gaps.placeholders.has(id);
    if (row == null || id === undefined || seen.has(id) || !isRead) continue;
    seen.add(id);
    yield factsOf({ ...keptRow('graph/users', row), id });
  }
  // Of whoever was not collected no more is known than what other collections say.
  for (const [id, kind] of memory.gaps.placeholders) if (kind === 'User') yield factsOf({ id, accountEnabled: true });
}

/** An account made for the purpose: a member of nothing who has registered nothing. */
export function freshAccount(inputs: SignInInputs): UserFacts {
  return {
    user: { id: '', userType: 'Member', accountEnabled: true },
    groupIds: [],
    roleTemplateIds: [],
    registration: inputs.registration === undefined ? undefined : null,
    methods: inputs.methods === undefined ? undefined : [],
    mfaState: inputs.mfaState === undefined ? undefined : null,
  };
}
