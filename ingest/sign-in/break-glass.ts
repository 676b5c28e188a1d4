/** Break-glass accounts as a load reports them: each with the rules that it is held to. */
import { breakGlassFindings, isBreakGlass, type UserFacts } from '#assurance';
import { directoryRole, entitlementId } from '#catalogue';
import type { Holdings } from '#derivation';
import type { Reads, Writes } from '../memory/index.ts';
import type { BreakGlassAccount } from '../memory/judged.ts';
import type { SignInInputs } from './inputs.ts';

/** What an emergency takes. */
const purpose: ReadonlySet<string> = new Set([
  entitlementId(directoryRole.globalAdministrator, '/'),
  entitlementId('any-member'),
]);

/** Reports the account where it is declared as break-glass; nothing for every other one. */
export function reportBreakGlass(
  memory: Writes<'judged'>,
  inputs: SignInInputs,
  holdings: Holdings,
  facts: UserFacts,
): void {
  const { id } = facts.user;
  if (!isBreakGlass(inputs.tenant, id)) return;
  const uses = holdings.heldDirectly(id).filter((held) => !purpose.has(held.id));
  const findings = breakGlassFindings(
    inputs.tenant,
    facts,
    uses.map(({ name }) => name),
  );
  memory.judged.breakGlass.set(id, { id, name: facts.user.displayName ?? id, findings });
}

/** Every declared account, in the order of the declaration. */
export function breakGlassReport(memory: Reads<'tenant' | 'judged'>): BreakGlassAccount[] {
  return (memory.tenant.declared.breakGlass ?? []).map(
    (id) => memory.judged.breakGlass.get(id) ?? { id, name: null, findings: [] },
  );
}
