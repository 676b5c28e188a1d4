/** Domains, and of those that are federated, with whom. */
import { z } from 'zod';
import type { GraphCollection, Row } from '../collection.ts';

const isFederated = ({ authenticationType }: Row): boolean => String(authenticationType).toLowerCase() === 'federated';

/** https://learn.microsoft.com/graph/api/domain-list */
export const domains: GraphCollection = {
  name: 'graph/domains',
  reason: 'which sign-ins another identity provider vouches for is not known',
  permissions: {
    application: ['Domain.Read.All', 'Domain-InternalFederation.Read.All'],
    delegated: ['Domain.Read.All', 'Domain-InternalFederation.Read.All'],
  },
  lane: 'directory',
  schema: z.looseObject({ id: z.string() }),
  read: {
    kind: 'composite',
    requests: {
      domains: { version: 'v1.0', path: '/domains' },
      federation: { version: 'v1.0', path: '/domains/{id}/federationConfiguration' },
    },
    async rows(ask) {
      const domains = await ask.list('domains');
      const federated = domains.filter(isFederated).map(({ id }) => String(id));
      const found = federated.length === 0 ? new Map() : await ask.each('federation', federated);
      return domains.map((domain) => {
        const federationConfiguration = isFederated(domain) ? found.get(String(domain.id)) : [];
        return federationConfiguration === undefined ? domain : { ...domain, federationConfiguration };
      });
    },
  },
};
