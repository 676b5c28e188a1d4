/** Deny assignments of deployment stacks: whoever may write the deny settings of a stack takes them off. */
import type { Emit } from '../../memory/emit.ts';
import type { Reads, Writes } from '../../memory/index.ts';
import { scopesAbove } from './populated-scopes.ts';

/** The scope of the deployment stack that a deny assignment is of, by its own words; undefined for any other. */
export function scopeOfStack(words: readonly (string | null | undefined)[], deniedScope: string): string | undefined {
  const text = words.join(' ').toLowerCase();
  if (!/deployment\s*stack/.test(text)) return undefined;
  return /(\/[^'"\s]*)\/providers\/microsoft\.resources\/deploymentstacks\//.exec(text)?.[1] ?? deniedScope;
}

/**
 * Spares those who may write the deny settings at the scope of the stack: such a denial is no wall for them.
 * https://github.com/Azure/deployment-stacks/issues/163
 */
export function spareStackOwners(emit: Emit & Reads<'tenant'> & Writes<'azure'>): void {
  const { denials, writesDenySettings } = emit.azure;
  for (const [at, denial] of denials.entries()) {
    if (denial.stackScope === undefined) continue;
    const above = new Set([denial.stackScope, ...scopesAbove(emit, denial.stackScope)]);
    const writers = writesDenySettings.filter(([, scope]) => above.has(scope)).map(([principal]) => principal);
    denials[at] = { ...denial, exempt: [...new Set([...denial.exempt, ...writers])] };
  }
}
