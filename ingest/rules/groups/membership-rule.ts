/** Rules of dynamic groups and units: which abilities write what a rule reads. */
import type { AbilityName } from '#catalogue';

/** The abilities by which somebody has an account meet a rule; none where it reads no attribute of people. */
export function writersOfRule(rule: string): AbilityName[] {
  if (!/\buser\./i.test(rule)) return [];
  const reads = (attributes: RegExp, ability: AbilityName) => (attributes.test(rule) ? [ability] : []);
  return [
    'dynamic-group-attributes',
    ...reads(/\buser\.(mobilePhone|telephoneNumber)\b/i, 'dynamic-group-phones'),
    ...reads(/\buser\.otherMails\b/i, 'dynamic-group-mails'),
    ...reads(/\buser\.userPrincipalName\b/i, 'dynamic-group-names'),
  ];
}

/** Whether a rule is processed: one that is paused lets nobody in until it is switched on again. */
export function isPaused({
  membershipRuleProcessingState: state,
}: {
  readonly membershipRuleProcessingState?: string | null | undefined;
}): boolean {
  return state?.toLowerCase() === 'paused';
}
