/** What the tags of a scope say of its environment. https://learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/resource-tagging */
import type { Writes } from '../../memory/index.ts';

const names: ReadonlySet<string> = new Set(['environment', 'env', 'stage']);
const production = /^(prod|production|prd|live)$/i;
const other = /^(dev|development|test|testing|tst|qa|uat|staging|stage|stg|sandbox|non-?prod(uction)?|poc|demo)$/i;

/** Notes the environment of a scope whose tags name one. A name alone says nothing. */
export function noteEnvironment(
  { id, tags }: { readonly id: string; readonly tags?: Readonly<Record<string, string>> | null | undefined },
  emit: Writes<'azure'>,
): void {
  for (const [name, value] of Object.entries(tags ?? {})) {
    if (!names.has(name.toLowerCase())) continue;
    if (production.test(value.trim())) emit.azure.environments.set(id, 'production');
    else if (other.test(value.trim())) emit.azure.environments.set(id, 'other');
  }
}
