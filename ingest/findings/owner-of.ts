/** An owner with what the owner is: who is disabled, gone, a guest or a workload answers for nothing by name. */
import { accountBits } from '#derivation';
import type { Known, Owner } from '#governance';
import type { Gathering } from './gather.ts';

const members = 'graph/group-members';

/** Grades sponsors by id; a group that has nobody in it sponsors nothing. */
export function sponsorsIn(known: Known<readonly string[]>, gathering: Gathering): Known<readonly Owner[]> {
  if ('unknown' in known) return known;
  if (known.value.some((id) => gathering.memory.drawn.kinds.get(id) === 'Group') && gathering.missing.has(members))
    return { unknown: [members] };
  return {
    value: known.value.map((id) => {
      const owner = ownerOf(id, gathering);
      return owner.state === 'group' && !gathering.groupsAbove.isFilled(id) ? { ...owner, state: 'empty' } : owner;
    }),
  };
}

/** Grades an owner by id. */
export function ownerOf(id: string, { memory, walks }: Pick<Gathering, 'memory' | 'walks'>): Owner {
  const kind = memory.drawn.kinds.get(id) ?? 'UnknownPrincipal';
  const name =
    memory.identities.users.get(id)?.name ??
    memory.identities.servicePrincipals.get(id)?.name ??
    memory.drawn.names.get(id) ??
    id;
  const exposures = [id, ...(memory.judged.signedIn.get(id) ?? [])].map((one) => walks.exposureOf(one));
  const least = (levels: readonly Owner['exposure']['seen'][]) =>
    levels.filter((level) => level !== undefined).toSorted((a, b) => a - b)[0];
  const exposure = {
    seen: least(exposures.map((one) => one.seen)),
    assumed: least(exposures.map((one) => one.assumed)),
  };
  return { id, name, kind, state: stateOf(id, kind, { memory }), exposure };
}

function stateOf(id: string, kind: Owner['kind'], { memory }: Pick<Gathering, 'memory'>): Owner['state'] {
  if (memory.gaps.placeholders.has(id)) return 'gone';
  if (kind === 'Group') return 'group';
  if (kind !== 'User') return kind === 'UnknownPrincipal' ? 'gone' : 'workload';
  const bits = memory.directory.users.get(id) ?? 0;
  if ((bits & accountBits.disabled) !== 0) return 'disabled';
  return (bits & accountBits.guest) !== 0 ? 'guest' : 'enabled';
}
