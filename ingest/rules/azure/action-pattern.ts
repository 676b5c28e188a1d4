/** Patterns of Azure actions, as roles, deny assignments and conditions write them. */
import { isLike } from './wildcard.ts';

/**
 * Whether a pattern covers an operation: `*` stands for any run of characters, case does not matter.
 * https://learn.microsoft.com/azure/role-based-access-control/role-definitions#actions-format
 */
export function covers(pattern: string, operation: string): boolean {
  return isLike(operation, pattern);
}
