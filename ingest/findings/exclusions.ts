/** Policies that would hold somebody to more than a password and leave the person out. */
import { isEmpty } from '#assurance';
import type { Level } from '#catalogue';
import type { Exclusion } from '#governance';
import type { Standing } from '../sign-in/standings.ts';
import { namedIn, type EnforcedPolicy as Policy, takesIn } from './held-by.ts';

/** The built-in strength that takes nothing but what resists phishing. https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strengths */
const phishingResistant = '00000000-0000-0000-0000-000000000004';

/**
 * The policies for everything, without further conditions, that take the person in and leave the person out again. A policy about some
 * applications, places or risks is left aside: whether it would have held this person back is not told by its exclusions alone.
 */
export function exclusionsOf(
  id: string,
  standing: Pick<Standing, 'groupIds' | 'roleTemplateIds'>,
  enforced: readonly Policy[],
  groupName: (group: string) => string,
): Exclusion[] {
  return enforced.flatMap((policy): Exclusion[] => {
    const asks = asksFor(policy);
    if (asks === undefined || !isForEverything(policy)) return [];
    const person = { id, ...standing };
    if (!takesIn(policy, person)) return [];
    const out = namedIn(policy.users.exclude, person);
    if (!out.other && out.groups.length === 0) return [];
    const groups = out.groups.map((group) => ({ id: group, name: groupName(group), kind: 'Group' as const }));
    return [{ policy: policy.id, name: policy.name, groups, asks }];
  });
}

/** The lowest level that satisfies the policy's controls; undefined where it asks for nothing of the kind. */
function asksFor({ source }: Policy): Level | undefined {
  const { builtInControls, authenticationStrength, operator } = source.grantControls ?? {};
  const controls = (Array.isArray(builtInControls) ? builtInControls : []).map((one) => String(one).toLowerCase());
  const asked = controls.flatMap((control): Level[] => {
    if (control === 'block') return [5];
    if (control === 'mfa') return [2];
    return control === 'compliantdevice' || control === 'domainjoineddevice' ? [3] : [];
  });
  const strength = authenticationStrength?.id?.toLowerCase();
  if (strength !== undefined) asked.push(strength === phishingResistant ? 4 : 2);
  if (asked.length === 0) return undefined;
  return (String(operator).toUpperCase() === 'OR' ? Math.min(...asked) : Math.max(...asked)) as Level;
}

function isForEverything({ source }: Policy): boolean {
  const { applications, locations, platforms, devices, signInRiskLevels, userRiskLevels, clientAppTypes, ...others } =
    source.conditions ?? {};
  const included = Array.isArray(applications?.includeApplications) ? applications.includeApplications : [];
  const clients = Array.isArray(clientAppTypes) ? clientAppTypes.map((one) => String(one).toLowerCase()) : [];
  const { users: _, ...rest } = others as Readonly<Record<string, unknown>>;
  return (
    included.some((one) => String(one).toLowerCase() === 'all') &&
    [locations, platforms, devices, signInRiskLevels, userRiskLevels, ...Object.values(rest)].every(isEmpty) &&
    (clients.length === 0 || clients.includes('all') || clients.includes('browser'))
  );
}
