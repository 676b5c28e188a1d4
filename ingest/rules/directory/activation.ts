/** Eligible assignments: who may activate what, by which rules; their gates are judged when everything was read. */
import { z } from 'zod';
import type { Eligibility } from '#derivation';
import { Flag, Id, Text } from '../../collections/collection.ts';
import type { Emit } from '../../memory/emit.ts';
import type { Writes } from '../../memory/index.ts';

/** https://learn.microsoft.com/graph/identity-governance-pim-rules-overview; ARM sends the same rules under camel-case ids. */
export const ActivationRule = z.object({
  id: Text,
  enabledRules: z.array(z.string()).nullish(),
  isEnabled: Flag,
  claimValue: Text,
  setting: z
    .object({
      isApprovalRequired: Flag,
      approvalStages: z
        .array(
          z.object({
            primaryApprovers: z
              .array(z.object({ '@odata.type': Text, id: Id.nullish(), userId: Id.nullish(), groupId: Id.nullish() }))
              .nullish(),
          }),
        )
        .nullish(),
    })
    .nullish(),
});

/** Keeps what an activation asks for; who approves is there even where people or groups were not collected. */
export function recordRules(
  key: string,
  rules: readonly z.infer<typeof ActivationRule>[],
  emit: Emit & Writes<'eligibility'>,
): void {
  emit.eligibility.activations.set(key, rules);
  for (const { setting } of rules)
    for (const { primaryApprovers } of setting?.approvalStages ?? [])
      for (const { '@odata.type': said, id, userId, groupId } of primaryApprovers ?? []) {
        const type = groupId != null || said?.toLowerCase().endsWith('groupmembers') ? 'Group' : 'User';
        const approver = id ?? userId ?? groupId;
        if (approver != null) emit.refersTo.principal(approver, said == null && id != null ? undefined : type);
      }
}

/** Keeps an eligible assignment for the judgement. */
export function recordEligibility(eligibility: Eligibility, emit: Emit & Writes<'eligibility'>): void {
  const { kind, principal, to } = eligibility;
  const isThere =
    emit.refersTo.principal(principal, undefined) && (emit.drawn.kinds.has(to) || emit.refersTo.principal(to, 'Group'));
  if (!isThere) return emit.skip('it refers to an object that is not in the facts');
  const key = `${kind} ${principal} ${to}`;
  const known = emit.eligibility.eligibilities.get(key);
  // The same without the condition, or with one that is judged, leaves no doubt.
  if (known !== undefined && (!known.isDoubted || eligibility.isDoubted))
    return emit.skip('duplicate: what it says was there already');
  emit.eligibility.eligibilities.set(key, eligibility);
}
