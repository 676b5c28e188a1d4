/** What whoever may rewrite activation rules leads to: all that is eligible, at the level at which one of those who are can be had. */
import { type AbilityName, type Level, populationId } from '#catalogue';
import type { Eligibility } from '#derivation';
import type { Reads } from '../memory/index.ts';
import type { Judged } from '../memory/judged.ts';
import type { SnapshotWriter } from './writer.ts';

/** Draws it from the Populations that were derived. Throws GraphError. */
export async function weakenedActivations(
  memory: Reads<'tenant' | 'powers' | 'directory' | 'eligibility' | 'judged'>,
  writer: SnapshotWriter,
): Promise<void> {
  for (const ability of ['role-activation-rules', 'group-activation-rules'] as const) {
    if (!memory.powers.heldAt.get(ability)?.has(memory.tenant.id)) continue;
    for (const [to, { gate, evidence, isKnown }] of easiest(memory, ability))
      writer.link({
        kind: 'INCLUDES',
        from: populationId(ability, memory.tenant.id),
        to,
        gate,
        authenticates: gate > 0,
        rule: 'weakened-activation',
        basis: isKnown ? 'CONFIGURED' : 'ASSUMED',
        evidence,
      });
  }
  await writer.flush();
}

interface Easiest {
  readonly gate: Level;
  readonly evidence: readonly string[];
  readonly isKnown: boolean;
}

/** For all that is eligible by these rules the lowest level of those who are; members of a group and workloads are taken to be had by one factor. */
function easiest(memory: Reads<'directory' | 'eligibility' | 'judged'>, ability: AbilityName): Map<string, Easiest> {
  const found = new Map<string, Easiest>();
  for (const one of memory.eligibility.eligibilities.values()) {
    if (!isOf(one, ability)) continue;
    const isPerson = memory.directory.users.has(one.principal);
    const gate = isPerson ? levelOf(memory.judged, one.principal) : 1;
    const known = found.get(one.to);
    if (gate === undefined || (known !== undefined && known.gate <= gate)) continue;
    found.set(one.to, { gate, evidence: one.evidence, isKnown: isPerson });
  }
  return found;
}

function isOf({ rule, kind }: Eligibility, ability: AbilityName): boolean {
  return ability === 'role-activation-rules'
    ? rule === 'directory-role-eligible'
    : rule === 'group-member-eligible' && kind === 'MEMBER_OF';
}

function levelOf({ signedIn, left }: Judged, user: string): Level | undefined {
  const levels = (signedIn.get(user) ?? [user]).flatMap((id) => left.get(id)?.signIn?.level ?? []);
  return levels.length === 0 ? undefined : (Math.min(...levels) as Level);
}
