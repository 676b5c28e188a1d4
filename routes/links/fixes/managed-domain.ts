/** Letting Entra ID sign in the people of a domain, in place of a federation whose key signs for any of them. */
import type { Row } from '#changes';
import type { Fix } from './fix.ts';

/** The fix that the row of a federated domain offers. */
export function managedDomain({ id, authenticationType }: Row): Fix[] {
  if (typeof id !== 'string' || String(authenticationType).toLowerCase() !== 'federated') return [];
  const title = `Let Entra ID sign in the people of ${id}`;
  const set = { authenticationType: 'Managed', federationConfiguration: [] };
  return [
    {
      kind: 'managed-domain',
      title,
      change: { title, steps: [{ kind: 'set', collection: 'graph/domains', row: { id }, set }] },
      touches: [id],
      first: [
        'Synchronize password hashes, and let a pilot group sign in by staged rollout.',
        'Have policies ask for MFA: that of the other provider no longer counts.',
      ],
      steps: [
        'Entra admin center > Custom domain names > the domain; the change itself is made by PowerShell',
        `Update-MgDomain -DomainId ${id} -AuthenticationType Managed`,
        `PATCH https://graph.microsoft.com/v1.0/domains/${id} {"authenticationType": "Managed"}`,
      ],
      undo: 'Federate the domain again: keep its configuration and certificate.',
      source:
        'https://learn.microsoft.com/entra/identity/hybrid/connect/migrate-from-federation-to-cloud-authentication',
    },
  ];
}
