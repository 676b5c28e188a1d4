/** Break-glass accounts: evaluated like all others, and held to rules of their own. https://learn.microsoft.com/entra/identity/role-based-access-control/security-emergency-access */
import type { UserFacts } from './facts.ts';
import { personOf } from './person.ts';
import type { CompiledTenant } from './tenant.ts';
import { policiesOf } from './ways-in/opening.ts';

/** One rule of break-glass accounts, and whether it is kept. */
export interface BreakGlassFinding {
  readonly rule: 'excluded everywhere' | 'phishing-resistant' | 'alerting declared' | 'no other use';
  readonly met: boolean;
  readonly why: string;
}

/** True for an account that the operator declared as break-glass. */
export function isBreakGlass(tenant: CompiledTenant, userId: string): boolean {
  return tenant.configuration.breakGlass?.some((id) => id.toLowerCase() === userId.toLowerCase()) === true;
}

/**
 * How a break-glass account keeps its rules; empty for every other account. `uses` names what it holds besides what an emergency takes;
 * undefined where that is not known, and then not judged.
 */
export function breakGlassFindings(
  tenant: CompiledTenant,
  facts: UserFacts,
  uses?: readonly string[],
): readonly BreakGlassFinding[] {
  if (!isBreakGlass(tenant, facts.user.id)) return [];
  const person = personOf(tenant, facts);
  const caught = policiesOf(tenant, person.mask).map((policy) => policy.name);
  const resistant = person.means.registered
    .filter((one) => one.phishingResistant && !one.assumed)
    .map((one) => one.key);
  const alerting = tenant.configuration.breakGlassAlerting === true;
  return [
    {
      rule: 'excluded everywhere',
      met: caught.length === 0,
      why: caught.length === 0 ? 'no enabled policy is for it' : `policies are for it: ${caught.join(', ')}`,
    },
    {
      rule: 'phishing-resistant',
      met: resistant.length > 0,
      why: resistant.length > 0 ? `it has ${resistant.join(', ')}` : 'it has no phishing-resistant method',
    },
    {
      rule: 'alerting declared',
      met: alerting,
      why: `alerting on its sign-ins is ${alerting ? '' : 'not '}declared`,
    },
    ...(uses === undefined ? [] : [otherUse(uses)]),
  ];
}

function otherUse(uses: readonly string[]): BreakGlassFinding {
  const shown = [...uses].sort().slice(0, 5).join(', ');
  const why = uses.length === 0 ? 'it holds Global Administrator at the most' : `it also holds ${shown}`;
  return {
    rule: 'no other use',
    met: uses.length === 0,
    why: uses.length > 5 ? `${why} and ${uses.length - 5} more` : why,
  };
}
