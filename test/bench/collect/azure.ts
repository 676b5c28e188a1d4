/** Azure Resource Manager and Resource Graph of the benchmark's tenant. */
import type { Tenant } from './graph.ts';
import { idOf } from './model.ts';

type Row = Readonly<Record<string, unknown>>;

const rowsPerPage = 1000;
const assignmentsAtSubscription = 20;

/** The answer to a GET; an empty list where the tenant has nothing. */
export function azureAnswer({ sizes }: Tenant, { pathname }: URL, _origin: string): object {
  const last = pathname.split('/').at(-1)?.toLowerCase();
  if (/^\/subscriptions$/i.test(pathname))
    return { value: Array.from({ length: sizes.subscriptions }, (_, index) => subscription(index)) };
  if (last === 'roleassignments') {
    const scope = pathname.split(/\/providers\/Microsoft\.Authorization/i)[0] ?? '';
    return { value: Array.from({ length: assignmentsAtSubscription }, (_, index) => assignment(scope, index)) };
  }
  return { value: [] };
}

function subscription(index: number): Row {
  const subscriptionId = idOf('subscription', index);
  return {
    id: `/subscriptions/${subscriptionId}`,
    subscriptionId,
    displayName: `Subscription ${index}`,
    state: 'Enabled',
  };
}

function assignment(scope: string, index: number): Row {
  return {
    id: `${scope}/providers/Microsoft.Authorization/roleAssignments/${idOf('device', index)}`,
    name: idOf('device', index),
    type: 'Microsoft.Authorization/roleAssignments',
    properties: {
      scope,
      principalId: idOf('user', index),
      principalType: 'User',
      roleDefinitionId: '/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7',
    },
  };
}

/** The answer to a query of Resource Graph. */
export function queryAnswer(
  { sizes }: Tenant,
  { query, options }: { query: string; options?: { $skipToken?: string } },
): object {
  const [total, row] = tableOf(query, sizes);
  const from = Number(options?.$skipToken ?? 0);
  const data = Array.from({ length: Math.max(0, Math.min(rowsPerPage, total - from)) }, (_, at) => row(from + at));
  const isLast = from + rowsPerPage >= total;
  return {
    totalRecords: total,
    count: data.length,
    data,
    facets: [],
    resultTruncated: isLast ? 'false' : 'true',
    ...(isLast ? {} : { $skipToken: String(from + rowsPerPage) }),
  };
}

function tableOf(query: string, sizes: Tenant['sizes']): readonly [number, (index: number) => Row] {
  const at = (index: number) =>
    `/subscriptions/${idOf('subscription', index % sizes.subscriptions)}/resourceGroups/rg-${index % sizes.resourceGroups}`;
  if (query.startsWith('resources')) return [sizes.resources, (index) => resource(at(index), index, sizes.identities)];
  if (/resourcegroups/.test(query))
    return [
      sizes.resourceGroups,
      (index) => ({ id: at(index), name: `rg-${index}`, type: 'microsoft.resources/subscriptions/resourcegroups' }),
    ];
  return [0, () => ({})];
}

function resource(scope: string, index: number, identities: number): Row {
  const type =
    index < identities ? 'microsoft.managedidentity/userassignedidentities' : 'microsoft.storage/storageaccounts';
  return {
    id: `${scope}/providers/${type}/r-${index}`,
    name: `r-${index}`,
    type,
    location: 'westeurope',
    properties: { provisioningState: 'Succeeded' },
  };
}
