/** App management policies: which credentials owners may not add to service principals. */
import { z } from 'zod';
import type { Emit } from '../../memory/emit.ts';
import type { Writes } from '../../memory/index.ts';
import { collection, Flag, Id, Text } from '../collection.ts';

const Restrictions = z
  .array(
    z.object({
      restrictionType: Text,
      state: Text,
      restrictForAppsCreatedAfterDateTime: Text,
      excludeActors: z.unknown().optional(),
    }),
  )
  .nullish();
const Rules = z.object({ passwordCredentials: Restrictions, keyCredentials: Restrictions }).nullish();

/** https://learn.microsoft.com/graph/api/resources/appmanagementpolicy, and the tenant's default one */
export const appManagementPolicies = collection({
  name: 'graph/app-management-policies',
  permission: 'Policy.Read.All',
  schema: z.object({
    isEnabled: Flag,
    restrictions: Rules,
    servicePrincipalRestrictions: Rules,
    appliesTo: z.array(z.object({ id: Id })).nullish(),
  }),
  read(row, emit: Emit & Writes<'applications'>) {
    const rules = row.restrictions ?? row.servicePrincipalRestrictions;
    const refusals =
      row.isEnabled === true
        ? [
            refusal(rules?.passwordCredentials, 'passwordaddition'),
            refusal(rules?.keyCredentials, 'trustedcertificateauthority'),
          ]
        : [];
    const [secrets, certificates] = refusals;
    const since = secrets === undefined || certificates === undefined ? undefined : Math.max(secrets, certificates);
    if (row.restrictions === undefined || row.restrictions === null)
      emit.applications.credentialsRefusedSince.default = since;
    for (const { id } of row.appliesTo ?? []) emit.applications.credentialsRefusedSince.own.set(id, since);
  },
});

/** From when on (ms) the restriction holds for everybody; undefined where it does not, or leaves somebody out. */
function refusal(restrictions: z.infer<typeof Restrictions>, type: string): number | undefined {
  const found = (restrictions ?? []).find((one) => one.restrictionType?.toLowerCase() === type);
  if (found === undefined || found.state?.toLowerCase() === 'disabled' || found.excludeActors != null) return undefined;
  const since = found.restrictForAppsCreatedAfterDateTime;
  if (!since) return Number.NEGATIVE_INFINITY;
  const time = Date.parse(since);
  return Number.isNaN(time) ? undefined : time;
}
