/**
 * Combinations of Azure permissions that are published as attacks: each gives an ability that is followed, or is named as a power that
 * is not. https://github.com/peass-ng/CloudPEASS/pull/21
 */
import { describe, expect, test } from '@jest/globals';
import { azurePowers } from '../../ingest/rules/azure/permissions.ts';
import { notFollowedOf } from '../../ingest/rules/not-followed.ts';

/** Operations, `data:` before those of data, and what they come to. */
const combinations: readonly (readonly [operations: string, gives: string])[] = [
  ['Web/sites/sourcecontrols/write', 'app-code'],
  ['Web/sites/sitecontainers/write', 'app-code'],
  ['Web/sites/slots/sitecontainers/write', 'slot-code'],
  ['Web/sites/slots/sourcecontrols/write', 'slot-code'],
  ['Web/sites/host/systemkeys/write', 'function-calls'],
  ['Web/sites/config/snapshots/listsecrets/action', 'site-secrets'],
  ['Web/staticSites/listSecrets/action', 'site-secrets'],
  ['DataFactory/factories/pipelines/write + DataFactory/factories/pipelines/createRun/action', 'pipeline-code'],
  ['DataFactory/factories/triggers/write', 'pipeline-parts'],
  ['DataFactory/factories/integrationruntimes/listauthkeys/action', 'pipeline-parts'],
  ['StreamAnalytics/streamingjobs/inputs/Write', 'stream-analytics'],
  ['StreamAnalytics/streamingjobs/outputs/Write', 'stream-analytics'],
  ['Sql/servers/jobAgents/jobs/steps/write + Sql/servers/jobAgents/jobs/executions/write', 'sql-jobs'],
  ['EventGrid/topics/eventSubscriptions/write', 'events'],
  ['EventGrid/topics/listKeys/action', 'events'],
  ['Insights/actionGroups/write', 'alerts'],
  ['Chaos/experiments/start/action', 'experiments'],
  ['Kusto/clusters/databases/scripts/write', 'data-explorer'],
  ['Resources/templateSpecs/versions/write', 'template-specs'],
  ['Logic/workflows/triggers/run/action', 'workflow-keys'],
  ['App/managedEnvironments/daprComponents/write', 'dapr-components'],
  ['Automation/automationAccounts/variables/write', 'runbook-inputs'],
  [
    'Automation/automationAccounts/schedules/write + Automation/automationAccounts/jobSchedules/write',
    'runbook-inputs',
  ],
  ['ContainerRegistry/registries/taskruns/write', 'registry-tasks'],
  ['ContainerRegistry/registries/cacheRules/write', 'registry-sources'],
  ['data:Search/searchServices/datasources/write', 'search-sources'],
  ['SignalRService/WebPubSub/hubs/write', 'client-connections'],
  ['data:SignalRService/SignalR/auth/accessKey/action', 'client-connections'],
  ['data:Storage/storageAccounts/queueServices/queues/messages/add/action', 'stored-messages'],
  ['data:Storage/storageAccounts/tableServices/tables/entities/update/action', 'stored-messages'],
  ['Storage/storageAccounts/localusers/write', 'storage-local-users'],
];

function rolesOf(operations: string) {
  const all = operations.split(' + ').map((one) => [one.startsWith('data:'), `Microsoft.${one.replace('data:', '')}`]);
  const of = (isData: boolean) => all.flatMap(([data, operation]) => (data === isData ? [operation as string] : []));
  return [{ actions: of(false), notActions: [], dataActions: of(true), notDataActions: [] }];
}

const given = (operations: string): readonly string[] => {
  const permissions = rolesOf(operations);
  return [...azurePowers(permissions).abilities, ...notFollowedOf(permissions)];
};

describe('[U] published combinations', () => {
  test.each(combinations)('%s', (operations, gives) => expect(given(operations)).toContain(gives));

  test('whoever reads everything is given none of it', () => {
    const reader = [{ actions: ['*/read'], notActions: [], dataActions: [], notDataActions: [] }];
    const all = [...azurePowers(reader).abilities, ...notFollowedOf(reader)];
    expect(all.filter((one) => combinations.some(([, gives]) => gives === one))).toEqual([]);
  });
});
