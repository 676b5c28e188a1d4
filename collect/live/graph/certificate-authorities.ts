/** Certificate authorities that are trusted for sign-in: the trust store of today, and the one before it. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/publickeyinfrastructureroot-list-certificatebasedauthconfigurations */
export const certificateAuthorities: GraphCollection = {
  name: 'graph/certificate-authorities',
  reason: 'whose certificates sign people in is not known',
  permissions: {
    application: ['PublicKeyInfrastructure.Read.All', 'Organization.Read.All'],
    delegated: ['PublicKeyInfrastructure.Read.All', 'Organization.Read.All'],
  },
  lane: 'directory',
  schema: z.looseObject({}),
  after: ['graph/organization'],
  read: {
    kind: 'composite',
    requests: {
      stores: { version: 'v1.0', path: '/directory/publicKeyInfrastructure/certificateBasedAuthConfigurations' },
      authorities: {
        version: 'v1.0',
        path: '/directory/publicKeyInfrastructure/certificateBasedAuthConfigurations/{id}/certificateAuthorities',
      },
      old: { version: 'v1.0', path: '/organization/{id}/certificateBasedAuthConfiguration' },
    },
    async rows(ask, collected) {
      const stores = await ask.list('stores');
      const ids = stores.map(({ id }) => String(id));
      const authorities = ids.length === 0 ? new Map() : await ask.each('authorities', ids);
      const tenants: string[] = [];
      for await (const { id } of collected.rows('graph/organization')) tenants.push(String(id));
      const old = tenants.length === 0 ? new Map() : await ask.each('old', tenants);
      return [
        ...stores.map((store) => ({ ...store, certificateAuthorities: authorities.get(String(store.id)) ?? [] })),
        ...[...old.values()].flat(),
      ];
    },
  },
};
