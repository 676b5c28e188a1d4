/** Findings with the change that closes each, or why there is none. */
import { withoutChange } from '#governance';
import { activationRemedies } from './activation.ts';
import { credentialRemedies } from './credentials.ts';
import { holdingRemedies } from './holdings.ts';
import { peopleRemedies } from './people.ts';
import type { Remediable, Remedy, RemedyChange, RemedyGround } from './remedy.ts';
import { settingRemedies } from './settings.ts';

export { FactsRows } from './facts-rows.ts';
export type { Remediable, RemedyChange, RemedyGround } from './remedy.ts';

/** By rule: what makes the change of a finding. */
export const remedies: Readonly<Record<string, Remedy>> = {
  ...peopleRemedies,
  ...activationRemedies,
  ...credentialRemedies,
  ...holdingRemedies,
  ...settingRemedies,
};

const emergency =
  'It is an emergency account, which stays left out of policies: give it keys, watch it, and use it for nothing else.';

/** Whether a change makes a policy for an emergency account. */
function holdsBreakGlass({ change }: RemedyChange, { spared }: RemedyGround): boolean {
  return change.steps.some((step) => {
    if (step.kind !== 'add' || step.collection !== 'graph/conditional-access-policies') return false;
    const { users } = (step.row.conditions ?? {}) as { readonly users?: { readonly includeUsers?: unknown } };
    return [users?.includeUsers ?? []].flat().some((id) => spared.breakGlass.has(String(id).toLowerCase()));
  });
}

/** The change that closes a finding, or why there is none. Throws FactsError. */
export async function remedyOf(
  finding: Remediable,
  ground: RemedyGround,
): Promise<RemedyChange | { readonly none: string }> {
  const why = withoutChange[finding.rule];
  if (why !== undefined) return { none: why };
  const made = await remedies[finding.rule]?.(finding, ground);
  if (made !== undefined && holdsBreakGlass(made, ground)) return { none: emergency };
  return made ?? { none: 'The rows that it would change are not in these facts, or say more than one change can.' };
}
