/** How an identity is revoked, how fast that works, and what stays alive. */
import type { AnyIdentity } from '../facts.ts';

/** What revoking takes and leaves. */
export interface Revocation {
  readonly how: string;
  readonly howFast: string;
  readonly staysAlive: readonly string[];
}

/**
 * Access tokens live for 60 to 90 minutes; continuous access evaluation ends those of people early where the client and the resource
 * take part. https://learn.microsoft.com/entra/identity/conditional-access/concept-continuous-access-evaluation
 * Tokens of managed identities are kept for up to 24 hours by the services that host them.
 * https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/managed-identity-best-practice-recommendations
 */
export function revocationOf(identity: AnyIdentity): Revocation {
  if (identity.type === 'person')
    return {
      how: 'disable the account, then revoke its sessions',
      howFast: 'minutes where continuous access evaluation takes part, else up to 90 minutes',
      staysAlive: [
        'cookies of applications that keep a session of their own',
        ...(identity.isSynchronized ? ['the account in the on-premises directory'] : []),
      ],
    };
  if (identity.of === 'managedIdentity')
    return {
      how: 'remove its role assignments, then detach or delete it',
      howFast: 'up to 24 hours: tokens are kept by the service that hosts it',
      staysAlive: ['tokens that are out', ...trusts(identity.credentials.length)],
    };
  const own = {
    how: 'disable the service principal, then remove its credentials and grants',
    howFast: 'up to 90 minutes: tokens that are out stay good until they end',
  };
  const staysAlive = [
    'tokens that are out',
    ...(identity.foreignTenant === undefined
      ? []
      : [`the application and its credentials in tenant ${identity.foreignTenant}`]),
    ...(identity.isMultiTenant ? ['instances of the application in other tenants'] : []),
    ...identity.credentials.flatMap(({ name, sharedWith }) =>
      sharedWith.length === 0 ? [] : [`credential ${name} at ${sharedWith.map((one) => one.name).join(', ')}`],
    ),
    ...(identity.agents.length > 0 ? [`${identity.agents.length} agents, until they are deleted one by one`] : []),
  ];
  return { ...own, staysAlive };
}

function trusts(count: number): string[] {
  return count === 0 ? [] : [`${count} federated credentials, until it is deleted`];
}
