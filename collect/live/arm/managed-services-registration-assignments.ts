/** Delegations to other tenants by Azure Lighthouse, each with its definition inside. */
import { z } from 'zod';
import type { ArmCollection, Row } from '../collection.ts';

const kusto =
  "managedserviceresources | where type in~ ('microsoft.managedservices/registrationassignments', 'microsoft.managedservices/registrationdefinitions')";

/** https://learn.microsoft.com/azure/governance/resource-graph/reference/supported-tables-resources#managedserviceresources */
export const managedServicesRegistrationAssignments: ArmCollection = {
  name: 'arm/managed-services-registration-assignments',
  reason: 'which other tenants administer which subscriptions is not known',
  actions: [
    'Microsoft.ManagedServices/registrationAssignments/read',
    'Microsoft.ManagedServices/registrationDefinitions/read',
  ],
  lane: 'resource-graph',
  schema: z.looseObject({ id: z.string() }),
  after: ['arm/management-groups', 'arm/subscriptions'],
  needs: ['arm/subscriptions'],
  read: {
    kind: 'arm-composite',
    requests: [
      { method: 'POST', path: '/providers/Microsoft.ResourceGraph/resources', apiVersion: '2024-04-01', kusto },
    ],
    async rows(ask) {
      const told = await ask.query(kusto);
      const definitions = new Map(told.filter(isOf('registrationdefinitions')).map((row) => [lower(row.id), row]));
      return told.filter(isOf('registrationassignments')).map((row) => withDefinition(row, definitions));
    },
  },
};

const lower = (value: unknown) => String(value ?? '').toLowerCase();
const isOf = (type: string) => (row: Row) => lower(row.type).endsWith(`/${type}`);

function withDefinition(row: Row, definitions: ReadonlyMap<string, Row>): Row {
  const properties = (row.properties ?? {}) as Row;
  const registrationDefinition = definitions.get(lower(properties.registrationDefinitionId));
  return registrationDefinition === undefined ? row : { ...row, properties: { ...properties, registrationDefinition } };
}
