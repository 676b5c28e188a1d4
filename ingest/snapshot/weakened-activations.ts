/** What whoever may rewrite activation rules leads to: all that is eligible behind rules that ask for something, at the level at which one of those who are can be had. */
import { activationDemand } from '#assurance';
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
    for (const [to, { gate, gateKnown, evidence }] of easiest(memory, ability))
      writer.link({
        kind: 'INCLUDES',
        from: populationId(ability, memory.tenant.id),
        to,
        gate,
        gateKnown: gateKnown ?? null,
        authenticates: gate > 0,
        rule: 'weakened-activation',
        basis: gateKnown === gate ? 'CONFIGURED' : 'ASSUMED',
        evidence,
      });
  }
  await writer.flush();
}

interface Easiest {
  readonly gate: Level;
  /** Undefined where nobody is known to be had. */
  readonly gateKnown: Level | undefined;
  readonly evidence: readonly string[];
}

/** For all that is eligible by these rules the lowest level of those who are; members of a group and workloads are taken to be had by one factor. */
function easiest(memory: Reads<'directory' | 'eligibility' | 'judged'>, ability: AbilityName): Map<string, Easiest> {
  const found = new Map<string, Easiest>();
  for (const one of memory.eligibility.eligibilities.values()) {
    if (!isOf(one, ability) || asksForNothing(memory.eligibility, one)) continue;
    const isPerson = memory.directory.users.has(one.principal);
    const { gate, gateKnown } = isPerson ? levelsOf(memory.judged, one.principal) : ({ gate: 1 } as const);
    if (gate === undefined) continue;
    const before = found.get(one.to);
    const known = lowestOf([before?.gateKnown, gateKnown]);
    if (before === undefined || gate < before.gate)
      found.set(one.to, { gate, gateKnown: known, evidence: one.evidence });
    else found.set(one.to, { ...before, gateKnown: known });
  }
  return found;
}

function lowestOf(levels: readonly (Level | undefined)[]): Level | undefined {
  const all = levels.flatMap((level) => level ?? []);
  return all.length === 0 ? undefined : (Math.min(...all) as Level);
}

/** Whether activating asks for nothing: rules that are rewritten open nothing then. */
function asksForNothing({ activations }: Reads<'eligibility'>['eligibility'], { activation }: Eligibility): boolean {
  const rules = activations.get(activation);
  if (rules === undefined) return false;
  const { mfa, context, approvers, unknownApprovers } = activationDemand(rules);
  return !mfa && context === undefined && approvers === undefined && !unknownApprovers;
}

function isOf({ rule, kind }: Eligibility, ability: AbilityName): boolean {
  return ability === 'role-activation-rules'
    ? rule === 'directory-role-eligible'
    : rule === 'group-member-eligible' && kind === 'MEMBER_OF';
}

function levelsOf({ signedIn, left }: Judged, user: string): Partial<Pick<Easiest, 'gate' | 'gateKnown'>> {
  const ways = (signedIn.get(user) ?? [user]).map((id) => left.get(id)?.signIn);
  const gate = lowestOf(ways.map((way) => way?.level));
  return gate === undefined ? {} : { gate, gateKnown: lowestOf(ways.map((way) => way?.known)) };
}
