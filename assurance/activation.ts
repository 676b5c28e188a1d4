/** What activating an eligible assignment takes: the gate of the activation rules of Privileged Identity Management. */

import { type Basis, isOpenQuestion, type Level } from '#catalogue';
import type { AssumptionKey } from './assumptions.ts';
import type { UserFacts } from './facts.ts';
import { orFromInside } from './inside.ts';
import type { OutsideDemand } from './outside.ts';
import { personOf, policySignatureOf } from './person.ts';
import { matchTarget } from './policies/applications.ts';
import type { CompiledPolicy } from './policies/policy.ts';
import { word } from './policies/words.ts';
import type { SignInTarget } from './sign-in.ts';
import { type CompiledTenant, remember } from './tenant.ts';
import { basisOf } from './ways-in/basis.ts';
import { grantedByEnrolment } from './ways-in/enrolment.ts';
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
                | null
                | undefined;
            }[]
          | null
          | undefined;
      }
    | null
    | undefined;
}

/** What an activation takes from this user. */
export interface ActivationGate {
  /** The lowest level of the user's sets, enrolment included, that meet the rules; undefined: no set does. 0: nothing more is asked. */
  readonly gate: Level | undefined;
  /** The gate where every open question is answered well; undefined where nobody is known to activate then. */
  readonly gateKnown: Level | undefined;
  readonly basis: Basis;
  readonly rule: string;
  readonly evidence: readonly string[];
  readonly authenticators: readonly string[];
  /** Undefined where no approval is asked; an empty list stands for Privileged Role and Global Administrators. */
  readonly approvers: readonly string[] | undefined;
  /** Keys of the assumptions it rests on, see `assumptions`. */
  readonly assumptions: readonly AssumptionKey[];
}

/** The rules of one activation as far as they ask for anything. */
export interface ActivationDemand {
  readonly mfa: boolean;
  /** The authentication context that Conditional Access is asked about, such as `c1`. */
  readonly context: string | undefined;
  /** As in ActivationGate. */
  readonly approvers: readonly string[] | undefined;
  /** True where somebody may approve whom the rules do not name by id, such as a manager: taken to be found. */
  readonly unknownApprovers: boolean;
}

function ruleNamed(rules: readonly ManagementPolicyRule[], id: string): ManagementPolicyRule | undefined {
  return rules.find((rule) => word(rule?.id) === id.toLowerCase());
}

/** What the rules ask of whoever activates. */
export function activationDemand(rules: readonly ManagementPolicyRule[]): ActivationDemand {
  const enabled = ruleNamed(rules, 'Enablement_EndUser_Assignment')?.enabledRules ?? [];
  const context = ruleNamed(rules, 'AuthenticationContext_EndUser_Assignment');
  const setting = ruleNamed(rules, 'Approval_EndUser_Assignment')?.setting;
  const named = (setting?.approvalStages ?? []).flatMap((stage) => stage?.primaryApprovers ?? []);
  const ids = named.map((one) => (one?.userId ?? one?.groupId ?? one?.id ?? '').toLowerCase());
  const unknownApprovers = setting?.isApprovalRequired === true && ids.includes('');
  return {
    mfa: enabled.some((one) => word(one) === 'multifactorauthentication'),
    context: context?.isEnabled === true && context.claimValue ? context.claimValue.toLowerCase() : undefined,
    approvers: setting?.isApprovalRequired === true && !unknownApprovers ? [...new Set(ids)] : undefined,
    unknownApprovers,
  };
}

const mfa: OutsideDemand = { clause: ['mfa'], evidence: 'role-management-policy-assignments' };

/** The policies, in force or not, that name an authentication context. */
function policiesFor(tenant: CompiledTenant, target: SignInTarget): readonly CompiledPolicy[] {
  return tenant.policies.filter(
    (policy) => matchTarget(policy.source.conditions?.applications, target, tenant.facts).applies,
  );
}

/**
 * The gate of an activation. An authentication context asks what the enabled policies for it ask of this user: MFA where no policy names the
 * context, nothing where one names it but is off, report-only or excludes the user. Which policies there are must be known to say so:
 * where they were not collected, one that is off is taken to be there.
 * https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-how-to-change-default-settings
 */
export function activationGate(
  tenant: CompiledTenant,
  facts: UserFacts,
  rules: readonly ManagementPolicyRule[] | undefined,
): ActivationGate {
  if (rules === undefined) return unknownRules;
  const demand = activationDemand(rules);
  const key = `activation ${demand.mfa} ${demand.context} ${policySignatureOf(personOf(tenant, facts))}`;
  const gate = remember(tenant, key, () => bothGates(tenant, facts, demand));
  const approved = { ...gate, approvers: demand.approvers };
  return demand.unknownApprovers
    ? { ...approved, gateKnown: undefined, basis: 'ASSUMED', assumptions: [...gate.assumptions, 'approvers'] }
    : approved;
}

/** The gate at worst and at best; assumptions that do not decide are not named. */
function bothGates(tenant: CompiledTenant, facts: UserFacts, demand: ActivationDemand): GateOfRules {
  const worst = gateOf(tenant, facts, demand);
  const best = gateOf(tenant.atBest, facts, demand);
  const isSure = best.gate !== undefined && !best.assumptions.some(isOpenQuestion);
  if (worst.gate === undefined || !isSure) return { ...worst, gateKnown: undefined };
  const gateKnown = Math.max(worst.gate, best.gate ?? worst.gate) as Level;
  if (gateKnown > worst.gate) return { ...worst, gateKnown };
  const assumptions = worst.assumptions.filter((key) => !isOpenQuestion(key));
  return { ...worst, gateKnown, assumptions, basis: assumptions.length > 0 ? 'ASSUMED' : best.basis };
}

type GateOfRules = Omit<ActivationGate, 'approvers'>;

const unknownRules: ActivationGate = {
  gate: 0,
  gateKnown: undefined,
  basis: 'ASSUMED',
  rule: 'The activation rules were not collected: nothing is asked.',
  evidence: [],
  authenticators: [],
  approvers: undefined,
  assumptions: ['activation-rules-not-collected'],
};

function gateOf(
  tenant: CompiledTenant,
  facts: UserFacts,
  { mfa: asksMfa, context }: ActivationDemand,
): Omit<GateOfRules, 'gateKnown'> {
  const target: SignInTarget = { kind: 'context', id: context ?? 'none' };
  const named = context === undefined ? [] : policiesFor(tenant, target);
  const fallsBack = context !== undefined && named.length === 0 && tenant.facts.conditionalAccessPolicies !== undefined;
  const gateway: Gateway = gatewayTo(personOf(tenant, facts), target, asksMfa || fallsBack ? [mfa] : []);
  const evidence = ['role-management-policy-assignments', ...named.map((policy) => policy.id)];
  if (gateway.outside.length === 0 && gateway.mask === 0n) {
    const doubts = context === undefined ? [] : gateway.doubts;
    return {
      gate: 0,
      basis: doubts.length > 0 ? 'ASSUMED' : 'CONFIGURED',
      rule:
        context === undefined
          ? 'Activation asks for nothing more.'
          : `Activation asks for the authentication context ${context}, and no policy for it is in force for this user.`,
      evidence,
      authenticators: [],
      assumptions: doubts,
    };
  }
  const asked = orFromInside(gateway.person, (person) => lowestMeeting({ ...gateway, person }));
  const { at, level, members } = asked ?? { at: gateway, level: undefined, members: [] };
  const opened = open(at, 'modern');
  const enrols = level !== undefined && opened.sets[0]?.level !== level;
  const assumptions = [...grantedFor(at, opened, opened.sets[0]), ...(enrols ? grantedByEnrolment(at) : [])];
  return {
    gate: level,
    basis: basisOf(members, assumptions),
    rule:
      named.length > 0
        ? `Activation asks for the authentication context ${context}.`
        : 'Activation asks for MFA, which one earlier in the session gives.',
    evidence: [...new Set([...evidence, ...evidenceFor(at, opened.sets[0])])],
    authenticators: members.map((member) => member.key),
    assumptions: [...new Set(assumptions)],
  };
}

/** The lowest set that meets what the gateway asks, a method that is registered first included; undefined where none does. */
function lowestMeeting(at: Gateway) {
  const [lowest] = reachOf(at).withMethod;
  return lowest && { at, level: lowest.level, members: lowest.members };
}
