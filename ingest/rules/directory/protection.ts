/** Notes which roles may still reset a user: every role of a user must be covered, so coverage only shrinks. */
import { coverageOf, everyone } from '#derivation';
import type { Writes } from '../../memory/index.ts';

/** Notes that a user holds a role, or is eligible for it. */
export function protectByRole(memory: Writes<'directory'>, principal: string, template: string): void {
  protect(memory, principal, coverageOf(template));
}

/** Notes that only those who cover everybody may reset this user: members and owners of role-assignable groups, eligible ones too. */
export function protectFully(memory: Writes<'directory'>, principal: string): void {
  protect(memory, principal, 0);
}

function protect(memory: Writes<'directory'>, principal: string, coverage: number): void {
  memory.directory.coverage.set(principal, (memory.directory.coverage.get(principal) ?? everyone) & coverage);
}
