/** Grant controls as clauses: all clauses must be met, each by one of its controls. https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-grant */
import type { AssumptionKey } from '../assumptions.ts';
import type { ConditionalAccessPolicy } from '../conditional-access-policy.ts';
import { isEmpty, strings, word } from './words.ts';

/** The built-in controls of Graph besides `block`. */
export const builtInControls = [
  'mfa',
  'compliantDevice',
  'domainJoinedDevice',
  'approvedApplication',
  'compliantApplication',
  'passwordChange',
  'riskRemediation',
] as const;

/**
 * Controls that are no longer enforced, as if they were not selected.
 * https://learn.microsoft.com/entra/identity/conditional-access/migrate-approved-client-app
 */
export const retiredControls: ReadonlySet<string> = new Set(['approvedApplication']);

/** A control in Graph's words; `authenticationStrength:<id>` names the strength, `customAuthenticationFactors` a third party's. */
export type Control =
  | (typeof builtInControls)[number]
  | 'termsOfUse'
  | 'customAuthenticationFactors'
  | `authenticationStrength:${string}`;

/** What a policy grants under. */
export interface Grant {
  readonly block: boolean;
  readonly clauses: readonly (readonly Control[])[];
  /** Controls that were selected and are no longer enforced. */
  readonly retired?: readonly Control[];
  readonly assumption?: AssumptionKey;
}

const knownKeys: ReadonlySet<string> = new Set([
  'operator',
  'builtInControls',
  'customAuthenticationFactors',
  'termsOfUse',
  'authenticationStrength',
]);

/** The id of the strength that is asked for: undefined for none, null for one that has no id. Policies kept as they are written name it by a link. */
function strengthOf(grant: ConditionalAccessPolicy['grantControls']): string | null | undefined {
  const strength = grant?.authenticationStrength;
  if (typeof strength?.id === 'string') return strength.id.toLowerCase();
  if (!isEmpty(strength)) return null;
  const bound: unknown = Object.entries(grant ?? {}).find(([key]) => key === 'authenticationStrength@odata.bind')?.[1];
  if (isEmpty(bound)) return undefined;
  return /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})'?\)?$/.exec(word(bound))?.[1] ?? null;
}

/** The controls of a policy, and whether any is not understood. */
function controlsOf(policy: ConditionalAccessPolicy): { controls: Control[]; block: boolean; strange: boolean } {
  const grant = policy.grantControls;
  const controls: Control[] = [];
  let block = false;
  let strange = Object.entries(grant ?? {}).some(
    ([key, value]) => !key.includes('@') && !knownKeys.has(key) && !isEmpty(value),
  );
  const listed: unknown = grant?.builtInControls;
  if (!isEmpty(listed) && !Array.isArray(listed) && typeof listed !== 'string') strange = true;
  for (const given of Array.isArray(listed) ? listed : strings(listed)) {
    const known = builtInControls.find((control) => control.toLowerCase() === word(given));
    if (word(given) === 'block') block = true;
    else if (known !== undefined) controls.push(known);
    else strange = true;
  }
  if (!isEmpty(grant?.termsOfUse)) controls.push('termsOfUse');
  if (!isEmpty(grant?.customAuthenticationFactors)) controls.push('customAuthenticationFactors');
  const strength = strengthOf(grant);
  if (strength === null) strange = true;
  else if (strength !== undefined) controls.push(`authenticationStrength:${strength}`);
  return { controls, block, strange };
}

/** The grant of a policy. A control that is not understood is met for nothing: under OR the whole policy then asks for nothing. */
export function grantOf(policy: ConditionalAccessPolicy): Grant {
  const { controls: selected, block, strange } = controlsOf(policy);
  if (block) return { block, clauses: [] };
  const controls = selected.filter((control) => !retiredControls.has(control));
  const retired = selected.filter((control) => retiredControls.has(control));
  const all = word(policy.grantControls?.operator) === 'and';
  const clauses = all ? controls.map((control) => [control]) : strange || controls.length === 0 ? [] : [controls];
  const grant = { block, clauses, ...(retired.length > 0 ? { retired } : {}) };
  return strange ? { ...grant, assumption: 'control-not-understood' } : grant;
}
