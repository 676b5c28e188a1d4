/** Rules of dynamic groups and units: what of people a rule reads. */
import type { ReachedObjects } from '#catalogue';

const attributes: readonly (readonly [RegExp, ReachedObjects])[] = [
  [/\buser\./i, 'ruleOverPeople'],
  [/\buser\.(mobilePhone|telephoneNumber)\b/i, 'ruleOverTelephoneNumbers'],
  [/\buser\.otherMails\b/i, 'ruleOverOtherMails'],
  [/\buser\.userPrincipalName\b/i, 'ruleOverSignInNames'],
];

/** What a rule reads that somebody may write to have an account meet it; nothing where it reads no attribute of people. */
export function readByRule(rule: string): ReachedObjects[] {
  return attributes.flatMap(([pattern, reads]) => (pattern.test(rule) ? [reads] : []));
}

/** Whether a rule is processed: one that is paused lets nobody in until it is switched on again. */
export function isPaused({
  membershipRuleProcessingState: state,
}: {
  readonly membershipRuleProcessingState?: string | null | undefined;
}): boolean {
  return state?.toLowerCase() === 'paused';
}
