/** Azure Lighthouse: roles that principals of another tenant hold here, which role assignments do not list. */
import { z } from 'zod';
import { abilities, entryId } from '#catalogue';
import type { Emit } from '../../memory/emit.ts';
import type { Writes } from '../../memory/index.ts';
import { holdAzureRole } from '../../rules/azure/hold-azure-role.ts';
import { declaredGate } from '../../rules/directory/declared.ts';
import { collection, Id, lastSegment, Text } from '../collection.ts';

const Authorization = z.object({ principalId: Id, principalIdDisplayName: Text, roleDefinitionId: Id });
const Definition = z.object({
  managedByTenantId: Id.nullish(),
  managedByTenantName: Text,
  authorizations: z.array(Authorization).nullish(),
  eligibleAuthorizations: z.array(Authorization).nullish(),
});

/** https://learn.microsoft.com/rest/api/managedservices/registration-assignments/list, definitions expanded */
export const managedServicesRegistrationAssignments = collection({
  name: 'arm/managed-services-registration-assignments',
  permission: 'Reader',
  schema: z.object({
    id: Id,
    properties: z.object({
      scope: Id.nullish(),
      registrationDefinition: z.object({ properties: Definition.nullish() }).nullish(),
    }),
  }),
  read(row, emit: Emit & Writes<'powers' | 'azure'>) {
    const definition = row.properties.registrationDefinition?.properties;
    if (definition == null) return emit.skip('the definition is not expanded');
    const scope = row.properties.scope ?? row.id.split('/providers/microsoft.managedservices/')[0] ?? '';
    const { assumed, ...declared } = declaredGate(emit.tenant.declared, 'otherTenant');
    const manager = definition.managedByTenantName ?? definition.managedByTenantId ?? 'another tenant';
    for (const one of [...(definition.authorizations ?? []), ...(definition.eligibleAuthorizations ?? [])]) {
      holdAzureRole(
        {
          principal: entryId('other-tenant'),
          role: lastSegment(one.roleDefinitionId),
          scope,
          variant: 'delegated',
          // Delegations carry no data actions, and grant roles to managed identities only.
          // https://learn.microsoft.com/azure/lighthouse/concepts/tenants-users-roles#role-support-for-azure-lighthouse
          only: (ability) => ability !== 'azure-access' && 'azureActions' in abilities[ability],
          link: {
            ...declared,
            authenticates: true,
            rule: 'delegated-to-other-tenant',
            evidence: [`arm/managed-services-registration-assignments:${row.id}`, ...assumed],
            says: `holds, by Azure Lighthouse from ${manager},`,
          },
        },
        emit,
      );
    }
  },
});
