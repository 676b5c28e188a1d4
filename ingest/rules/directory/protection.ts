/** Notes which roles may still reset a user: every role of a user must be covered, so coverage only shrinks. */
import { coverageOf, everyone } from '#derivation';
import type { Tenant } from '../../memory/tenant.ts';

/** Notes that a user holds a role. */
export function protectByRole(tenant: Tenant, principal: string, template: string): void {
  protect(tenant, principal, coverageOf(template));
}

/** Notes that only those who cover everybody may reset this user: members and owners of role-assignable groups, and others. */
export function protectFully(tenant: Tenant, principal: string): void {
  protect(tenant, principal, 0);
}

function protect(tenant: Tenant, principal: string, coverage: number): void {
  tenant.coverage.set(principal, (tenant.coverage.get(principal) ?? everyone) & coverage);
}
