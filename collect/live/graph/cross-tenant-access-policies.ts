/** Trust in other tenants: the default, and each partner with what synchronizes its users. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/crosstenantaccesspolicy-list-partners */
export const crossTenantAccessPolicies: GraphCollection = {
  name: 'graph/cross-tenant-access-policies',
  reason: 'what is trusted of other tenants is not known',
  permissions: { application: ['Policy.Read.All'], delegated: ['Policy.Read.All'] },
  lane: 'directory',
  schema: z.looseObject({}),
  read: {
    kind: 'composite',
    requests: {
      standard: { version: 'v1.0', path: '/policies/crossTenantAccessPolicy/default' },
      partners: { version: 'v1.0', path: '/policies/crossTenantAccessPolicy/partners' },
      synchronization: {
        version: 'v1.0',
        path: '/policies/crossTenantAccessPolicy/partners/{id}/identitySynchronization',
      },
    },
    async rows(ask) {
      const partners = await ask.list('partners');
      const ids = partners.map(({ tenantId }) => String(tenantId));
      const synchronized = ids.length === 0 ? new Map() : await ask.each('synchronization', ids);
      return [
        await ask.one('standard'),
        ...partners.map((partner) => {
          const [identitySynchronization] = synchronized.get(String(partner.tenantId)) ?? [];
          return identitySynchronization === undefined ? partner : { ...partner, identitySynchronization };
        }),
      ];
    },
  },
};
