/** Azure scopes: management groups and what lies beneath, subscriptions, resource groups. Shapes: Azure Resource Manager. */
import { cleanRow, lowerId, objectOf, type Row, textOf } from '../clean-row.ts';
import { fact, type KindTable, missing, type Outcome } from '../converter.ts';
import type { CollectionName } from '../coverage.ts';

/** A scope's row without what the collector adds. */
function scope(collection: CollectionName, added: readonly string[]): (entry: Row) => Outcome {
  return (entry) => {
    const id = textOf(entry, 'id');
    return id === undefined ? missing('id') : fact(collection, id, () => cleanRow(entry, added));
  };
}

/** A descendant names its parent; every management group above it lists it again, always with its direct parent. */
function descendant(entry: Row): Outcome {
  const id = textOf(entry, 'id');
  const parent = textOf(objectOf(objectOf(entry, 'properties') ?? {}, 'parent') ?? {}, 'id');
  if (id === undefined) return missing('id');
  if (parent === undefined) return missing('properties.parent.id');
  return fact('join/management-group-descendants', id, () => ({
    id: lowerId(id),
    name: textOf(entry, 'name') ?? id.split('/').at(-1),
    parent: lowerId(parent),
  }));
}

/** What concerns scopes. A subscription's own `subscriptionId` and `tenantId` are ARM's. */
export const scopeKinds: KindTable = {
  AZManagementGroup: { feeds: ['arm/management-groups'], convert: scope('arm/management-groups', ['tenantId']) },
  AZManagementGroupDescendant: { feeds: ['arm/management-groups', 'arm/subscriptions'], convert: descendant },
  AZSubscription: { feeds: ['arm/subscriptions'], convert: scope('arm/subscriptions', []) },
  AZResourceGroup: {
    feeds: ['arm/resource-groups'],
    convert: scope('arm/resource-groups', ['subscriptionId', 'tenantId']),
  },
};
