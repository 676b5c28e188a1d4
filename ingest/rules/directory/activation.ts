/** Eligible assignments: who may activate what, by which rules; their gates are judged when everything was read. */
import { z } from 'zod';
import type { Eligibility } from '#derivation';
import { type Emit, Flag, Id, Text } from '../../collections/collection.ts';
import { isPrincipal } from '../placeholders/uncollected.ts';

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
export function recordRules(key: string, rules: readonly z.infer<typeof ActivationRule>[], emit: Emit): void {
  emit.tenant.activations.set(key, rules);
  for (const { setting } of rules)
    for (const { primaryApprovers } of setting?.approvalStages ?? [])
      for (const { '@odata.type': said, id, userId, groupId } of primaryApprovers ?? []) {
        const type = groupId != null || said?.toLowerCase().endsWith('groupmembers') ? 'Group' : 'User';
        const approver = id ?? userId ?? groupId;
        if (approver != null) isPrincipal(approver, said == null && id != null ? undefined : type, emit);
      }
}

/** Keeps an eligible assignment for the judgement. */
export function recordEligibility(eligibility: Eligibility, emit: Emit): void {
  const { tenant } = emit;
  const { kind, principal, to } = eligibility;
  const isThere = isPrincipal(principal, undefined, emit) && (tenant.nodes.has(to) || isPrincipal(to, 'Group', emit));
  if (!isThere) return emit.skip('it refers to an object that is not in the facts');
  const key = `${kind} ${principal} ${to}`;
  const known = tenant.eligibilities.get(key);
  // The same without the condition, or with one that is judged, leaves no doubt.
  if (known !== undefined && (!known.isDoubted || eligibility.isDoubted))
    return emit.skip('duplicate: what it says was there already');
  tenant.eligibilities.set(key, eligibility);
}
