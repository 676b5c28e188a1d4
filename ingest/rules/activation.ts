/** What activating an eligible role asks for: the rules of its PIM policy, and the level that they come to. */
import { z } from 'zod';
import type { Basis, Level } from '#catalogue';
import { Flag, Id, Text } from '../collections/collection.ts';

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
              .array(z.object({ id: Id.nullish(), userId: Id.nullish(), groupId: Id.nullish() }))
              .nullish(),
          }),
        )
        .nullish(),
    })
    .nullish(),
});

/** What one activation asks for. */
export interface Activation {
  readonly mfa: boolean;
  /** The authentication context that Conditional Access is asked about, such as `c1`. */
  readonly context: string | undefined;
  readonly approval: boolean;
  /** Users and groups that may approve; none named means whoever assigns roles. */
  readonly approvers: readonly string[];
}

/** Reads the rules that concern the end user's activation. */
export function activationOf(rules: readonly z.infer<typeof ActivationRule>[]): Activation {
  const rule = (id: string) => rules.find((one) => one.id?.toLowerCase() === id);
  const context = rule('authenticationcontext_enduser_assignment');
  const { setting } = rule('approval_enduser_assignment') ?? {};
  const enabled = (rule('enablement_enduser_assignment')?.enabledRules ?? []).map((one) => one.toLowerCase());
  return {
    mfa: enabled.includes('multifactorauthentication'),
    context: context?.isEnabled ? (context.claimValue ?? undefined) : undefined,
    approval: setting?.isApprovalRequired === true,
    approvers: (setting?.approvalStages ?? [])
      .flatMap((stage) => stage.primaryApprovers ?? [])
      .flatMap((one) => one.userId ?? one.groupId ?? one.id ?? []),
  };
}

/** The gate of an eligible holding. */
export interface ActivationGate {
  readonly gate: Level;
  readonly basis: Basis;
  readonly rule: 'eligible' | 'eligible-with-approval';
  readonly says: string;
}

/**
 * What is left to defeat to activate. An MFA claim of the session is enough where the policy asks for MFA, and a context
 * asks Conditional Access, which falls back to MFA where no policy names the context.
 * https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-how-to-change-default-settings
 */
export function activationGate(activation: Activation | undefined): ActivationGate {
  if (activation === undefined) {
    return { gate: 1, basis: 'ASSUMED', rule: 'eligible', says: 'may activate' };
  }
  const rule = activation.approval ? 'eligible-with-approval' : 'eligible';
  const says = activation.approval ? 'may, once approved, activate' : 'may activate';
  if (activation.context !== undefined) return { gate: 3, basis: 'ASSUMED', rule, says };
  return { gate: activation.mfa ? 3 : 0, basis: 'CONFIGURED', rule, says };
}
