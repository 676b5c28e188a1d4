/** The management group above a container, as Resource Graph tells it. */
import type { Row } from './collection.ts';

interface Link {
  readonly name?: string;
}

/** The id of the next management group above; undefined for the root. https://learn.microsoft.com/azure/governance/resource-graph/samples/advanced#list-all-management-group-ancestors-for-a-specified-management-group */
export function parentOf(container: Row): string | undefined {
  const properties = (container.properties ?? {}) as Row;
  const details = (properties.details ?? {}) as Row;
  const chain = (properties.managementGroupAncestorsChain ?? details.managementGroupAncestorsChain) as
    | readonly Link[]
    | undefined;
  const name = chain?.[0]?.name;
  if (name !== undefined) return `/providers/Microsoft.Management/managementGroups/${name}`;
  const { id } = (details.parent ?? {}) as { id?: unknown };
  return typeof id === 'string' ? id : undefined;
}
