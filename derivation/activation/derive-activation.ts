/** What an eligible assignment becomes: a link with the gate of whoever activates, and an approval where somebody must approve. */
import { authenticatorWords } from '#assurance';
import type { LinkRecord } from '../records.ts';
import type { ActivationGates, Gate } from './activation-gates.ts';
import type { Approval, Eligibility, EligibleRule } from './eligibility.ts';
import type { GroupLink, Lead } from './eligible-members.ts';

/** Why a principal is on the way to something, and what the link to it says. */
export interface ActivationStep extends Lead {
  readonly rule: EligibleRule | 'eligible-member';
  readonly says: string;
  readonly isDoubted?: boolean;
  readonly evidence: readonly string[];
}

/** What a step becomes. */
export interface DerivedActivation {
  readonly link: LinkRecord;
  /** Undefined where nobody must approve. */
  readonly approval: Approval | undefined;
}

/** Derives one step of a principal; undefined where the gate is closed to the principal. */
export function deriveActivation(
  { principal, isPerson }: { readonly principal: string; readonly isPerson: boolean },
  step: ActivationStep,
  gate: Gate,
  approvers: Approval['approvers'],
): DerivedActivation | undefined {
  if (gate.level === undefined) return undefined;
  const { kind, to } = step;
  const isApproved = approvers.length > 0;
  const link: LinkRecord = {
    kind,
    from: principal,
    to,
    gate: gate.level,
    gateKnown: step.isDoubted ? null : (gate.levelKnown ?? null),
    rule: isApproved ? `${step.rule}-with-approval` : step.rule,
    basis: step.isDoubted ? 'ASSUMED' : gate.basis,
    ...(gate.level > 0 ? { authenticates: true, authenticators: gate.authenticators } : {}),
    evidence: [...step.evidence, ...gate.evidence, ...gate.assumptions.map((key) => `assumption:${key}`)],
    says: phrase(step.says, gate.authenticators, isApproved),
  };
  const holder = isPerson ? principal : undefined;
  return { link, approval: isApproved ? { kind, from: principal, to, holder, approvers } : undefined };
}

/** The link by which the eligible members of a group lead on. */
export function eligibleMembersLink({ from, to, kind, eligibility }: GroupLink, gates: ActivationGates): LinkRecord {
  if (eligibility === undefined) {
    const says = 'is part of';
    return { kind, from, to, gate: 0, rule: 'nested-eligible-members', basis: 'CONFIGURED', evidence: [from], says };
  }
  const { rule, evidence } = eligibility;
  return {
    kind,
    from,
    to,
    gate: 0,
    rule,
    basis: basisOf(eligibility, gates),
    evidence,
    says: phrase(eligibility.says, [], false),
  };
}

function basisOf(eligibility: Eligibility, gates: ActivationGates): LinkRecord['basis'] {
  if (eligibility.isDoubted) return 'ASSUMED';
  const free = gates.gateForWorkload([gates.numberOf(eligibility)]);
  return free.level === 0 ? free.basis : 'CONFIGURED';
}

/** "may, with the password and a one-time code and once approved, activate membership of". */
function phrase(what: Eligibility['says'], means: readonly string[], approved: boolean): string {
  const conditions = [
    ...(means.length > 0 ? [`with ${authenticatorWords(means)}`] : []),
    ...(approved ? ['once approved'] : []),
  ];
  const verb = `activate ${what}`.trim();
  return conditions.length === 0 ? `may ${verb}` : `may, ${conditions.join(' and ')}, ${verb}`;
}
