/** What activating an eligible assignment takes: the gate of the activation rules of Privileged Identity Management. */

import type { Basis, Level } from '#catalogue';
import type { UserFacts } from './facts.ts';
import type { OutsideDemand } from './outside.ts';
import { personOf } from './person.ts';
import { matchTarget } from './policies/applications.ts';
import { word } from './policies/words.ts';
import type { SignInTarget } from './sign-in.ts';
import type { CompiledTenant } from './tenant.ts';
import { basisOf } from './ways-in/basis.ts';
import { evidenceFor, type Gateway, gatewayTo, grantedFor, open } from './ways-in/front-door.ts';
import { reachOf } from './ways-in/reach.ts';

/** A rule of `role-management-policy-assignments`, as Graph (or Azure Resource Manager, same ids) sends it. */
export interface ManagementPolicyRule {
  readonly id?: string | null | undefined;
  readonly enabledRules?: readonly string[] | null | undefined;
  readonly isEnabled?: boolean | null | undefined;
  readonly claimValue?: string | null | undefined;
  readonly setting?:
    | {
        readonly isApprovalRequired?: boolean | null | undefined;
        readonly approvalStages?:
          | readonly {
              readonly primaryApprovers?:
                | readonly {
                    readonly userId?: string | null | undefined;
                    readonly groupId?: string | null | undefined;
                    readonly id?: string | null | undefined;
                  }[]
                | null;
            }[]
          | null;
      }
    | null
    | undefined;
}

/** What an activation takes from this user. */
export interface ActivationGate {
  /** The lowest level of the user's sets, enrolment included, that meet the rules; undefined: no set does. 0: nothing more is asked. */
  readonly gate: Level | undefined;
  readonly basis: Basis;
  readonly rule: string;
  readonly evidence: readonly string[];
  readonly authenticators: readonly string[];
  /** Undefined where no approval is asked; an empty list stands for Privileged Role and Global Administrators. */
  readonly approvers: readonly string[] | undefined;
}

function ruleNamed(rules: readonly ManagementPolicyRule[], id: string): ManagementPolicyRule | undefined {
  return rules.find((rule) => word(rule?.id) === id.toLowerCase());
}

function approversOf(rules: readonly ManagementPolicyRule[]): readonly string[] | undefined {
  const setting = ruleNamed(rules, 'Approval_EndUser_Assignment')?.setting;
  if (setting?.isApprovalRequired !== true) return undefined;
  const all = (setting.approvalStages ?? []).flatMap((stage) => stage?.primaryApprovers ?? []);
  return all.map((one) => (one.userId ?? one.groupId ?? one.id ?? '').toLowerCase()).filter((id) => id !== '');
}

const mfa: OutsideDemand = { clause: ['mfa'], evidence: 'role-management-policy-assignments' };

/**
 * The gate of an activation. An authentication context asks what the enabled policies for it ask of this user: MFA where no policy names the
 * context, nothing where one names it but is off, report-only or excludes the user.
 * https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-how-to-change-default-settings
 */
export function activationGate(
  tenant: CompiledTenant,
  facts: UserFacts,
  rules: readonly ManagementPolicyRule[] | undefined,
): ActivationGate {
  const approvers = approversOf(rules ?? []);
  const evidence = ['role-management-policy-assignments'];
  if (rules === undefined)
    return {
      gate: 0,
      basis: 'ASSUMED',
      rule: 'The activation rules were not collected: nothing is asked.',
      evidence: [],
      authenticators: [],
      approvers,
    };
  const enabled = ruleNamed(rules, 'Enablement_EndUser_Assignment')?.enabledRules ?? [];
  const asksMfa = enabled.some((word) => word.toLowerCase() === 'multifactorauthentication');
  const context = ruleNamed(rules, 'AuthenticationContext_EndUser_Assignment');
  const id = context?.isEnabled === true && context.claimValue ? context.claimValue : undefined;
  const target: SignInTarget = { kind: 'context', id: id ?? 'none' };
  const named =
    id !== undefined &&
    tenant.policies.some((policy) => matchTarget(policy.source.conditions?.applications, target, tenant.facts).applies);
  const demands = asksMfa || (id !== undefined && !named) ? [mfa] : [];
  const gateway: Gateway = gatewayTo(personOf(tenant, facts), target, demands);
  if (demands.length === 0 && gateway.mask === 0n)
    return {
      gate: 0,
      basis: 'CONFIGURED',
      rule: 'Activation asks for nothing more.',
      evidence,
      authenticators: [],
      approvers,
    };
  const opened = open(gateway, 'modern');
  const lowest = reachOf(gateway).withMethod[0];
  const members = lowest?.members ?? [];
  return {
    gate: lowest?.level,
    basis: basisOf(members, grantedFor(gateway, opened, opened.sets[0])),
    rule: named
      ? `Activation asks for the authentication context ${id}.`
      : 'Activation asks for MFA, which one earlier in the session gives.',
    evidence: [...new Set([...evidence, ...evidenceFor(gateway, opened.sets[0])])],
    authenticators: members.map((member) => member.key),
    approvers,
  };
}
