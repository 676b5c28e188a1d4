/** Break-glass accounts as a load reports them: each with the rules that it is held to. */
import { type BreakGlassFinding, breakGlassFindings, isBreakGlass, type UserFacts } from '#assurance';
import { directoryRole, entitlementId } from '#catalogue';
import type { Holdings } from '#derivation';
import type { Tenant } from '../memory/tenant.ts';
import type { SignInInputs } from './inputs.ts';

/** One declared account. */
export interface BreakGlassAccount {
  readonly id: string;
  /** Null where the tenant has no such account. */
  readonly name: string | null;
  readonly findings: readonly BreakGlassFinding[];
}

/** What an emergency takes. */
const purpose: ReadonlySet<string> = new Set([
  entitlementId(directoryRole.globalAdministrator, '/'),
  entitlementId('any-member'),
]);

/** Reports the account where it is declared as break-glass; nothing for every other one. */
export function reportBreakGlass(tenant: Tenant, inputs: SignInInputs, holdings: Holdings, facts: UserFacts): void {
  const { id } = facts.user;
  if (!isBreakGlass(inputs.tenant, id)) return;
  const uses = holdings.heldDirectly(id).filter((held) => !purpose.has(held.id));
  const findings = breakGlassFindings(
    inputs.tenant,
    facts,
    uses.map(({ name }) => name),
  );
  tenant.breakGlass.set(id, { id, name: facts.user.displayName ?? id, findings });
}

/** Every declared account, in the order of the declaration. */
export function breakGlassReport(tenant: Tenant): BreakGlassAccount[] {
  return (tenant.declared.breakGlass ?? []).map((id) => tenant.breakGlass.get(id) ?? { id, name: null, findings: [] });
}
