/** Patterns of Azure actions, as roles, deny assignments and conditions write them. */

const patterns = new Map<string, RegExp>();

/**
 * Whether a pattern covers an operation: `*` stands for any run of characters, case does not matter.
 * https://learn.microsoft.com/azure/role-based-access-control/role-definitions#actions-format
 */
export function covers(pattern: string, operation: string): boolean {
  let expression = patterns.get(pattern);
  if (expression === undefined) {
    const escaped = pattern.split('*').map((part) => part.replace(/[.\\+?^${}()|[\]]/g, '\\$&'));
    expression = new RegExp(`^${escaped.join('.*')}$`, 'i');
    patterns.set(pattern, expression);
  }
  return expression.test(operation);
}
