/** Postern's verdicts on the policies beside those of the What-If service, policy by policy. */
import type { WhatIfVerdict } from '#collect';
import type { VerifyQuery } from '../questions/answers.ts';

/** One policy on which the two do not say the same. */
export interface Difference {
  readonly id: string;
  readonly name: string;
  /** Whether all conditions of the policy hold; null: it is not in the snapshot, or not in the service's answer. */
  readonly postern: boolean | null;
  readonly service: boolean | null;
  readonly why: string;
}

/** How the two compare on one audience. */
export interface Comparison {
  readonly audience: string;
  readonly audienceName: string;
  /** How many policies both judged alike. */
  readonly agreed: number;
  readonly differences: readonly Difference[];
}

type Policy = VerifyQuery['signIn']['policies'][number];

/** Both judge report-only policies like enabled ones; disabled policies and demands from outside Conditional Access are judged by one side only. */
function judged({ state, conditions }: Policy): boolean {
  return state !== 'DISABLED' && conditions.length > 0;
}

function sideBySide(policy: Policy, verdict: WhatIfVerdict | undefined): Difference | undefined {
  const { id, name, conditions } = policy;
  const postern = conditions.every((condition) => condition.applies);
  const failed = conditions.filter((condition) => !condition.applies).map(({ name, why }) => `${name}: ${why}`);
  const own = postern ? 'all conditions hold' : failed.join('; ');
  if (verdict === undefined)
    return { id, name, postern, service: null, why: `not in the answer of What-If; Postern: ${own}` };
  if (verdict.applies === postern) return undefined;
  const theirs = verdict.applies ? 'it applies' : verdict.reasons.join(', ') || 'no reason given';
  return { id, name, postern, service: verdict.applies, why: `Postern: ${own}; What-If: ${theirs}` };
}

/** Compares; ids in any case. */
export function compare({ signIn }: VerifyQuery, verdicts: readonly WhatIfVerdict[]): Comparison {
  const byId = new Map(verdicts.map((verdict) => [verdict.id.toLowerCase(), verdict]));
  const own = signIn.policies.filter(judged);
  const pairs = own.map((policy) => sideBySide(policy, byId.get(policy.id.toLowerCase())));
  const known = new Set(signIn.policies.map(({ id }) => id.toLowerCase()));
  const strangers = verdicts
    .filter(({ id, state }) => !known.has(id.toLowerCase()) && state !== 'disabled')
    .map(({ id, name, applies }) => ({
      id,
      name,
      postern: null,
      service: applies,
      why: 'not in the snapshot: load the tenant again',
    }));
  const { audience, audienceName } = signIn;
  const differences = [...pairs.filter((one) => one !== undefined), ...strangers];
  return { audience, audienceName, agreed: pairs.filter((one) => one === undefined).length, differences };
}
