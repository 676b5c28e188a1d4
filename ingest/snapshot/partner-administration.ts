/** Partners who administer the tenant: that there are some is seen, what they were granted cannot be read from this side. */
import type { CrossTenantAccess } from '#assurance';
import { entitlementId, entryId } from '#catalogue';
import type { Reads, Writes } from '../memory/index.ts';
import { declaredGate } from '../rules/directory/declared.ts';
import type { SnapshotWriter } from './writer.ts';

/**
 * Draws a way from another tenant to control of this one where a partner is a service provider, and names what cannot be read. Granular
 * delegated administration is listed in the partner's tenant only.
 * https://learn.microsoft.com/graph/api/resources/crosstenantaccesspolicyconfigurationpartner
 * https://learn.microsoft.com/partner-center/customers/gdap-introduction
 */
export function partnerAdministration(
  rows: readonly CrossTenantAccess[] | undefined,
  {
    memory,
    writer,
  }: {
    readonly memory: Reads<'tenant'> & Writes<'drawn' | 'powers' | 'gaps'>;
    readonly writer: Pick<SnapshotWriter, 'node' | 'link' | 'fact'>;
  },
): void {
  const partners = (rows ?? []).flatMap((row) => (row?.isServiceProvider === true ? (row.tenantId ?? 'unknown') : []));
  if (partners.length === 0) return;
  const { id: tenant, declared } = memory.tenant;
  const id = entitlementId('partner-administration', tenant);
  writer.node({
    kind: 'Entitlement',
    id,
    name: 'What partners were granted to administer',
    abilities: ['tenant-control'],
    details: { partners },
  });
  writer.fact({ kind: 'AT', from: id, to: tenant });
  memory.drawn.kinds.set(id, 'Entitlement');
  memory.powers.holds(['tenant-control'], tenant);
  const { assumed, ...gate } = declaredGate(declared, 'otherTenant');
  writer.link({
    ...gate,
    kind: 'HOLDS',
    from: entryId('other-tenant'),
    to: id,
    authenticates: true,
    rule: 'partner-administration',
    evidence: [...partners.map((one) => `graph/cross-tenant-access-policies:${one}`), ...assumed],
    says: 'administers this tenant for a partner, and holds',
  });
  memory.gaps.notJudged.push({ links: ['HOLDS'], says: gapOf(partners) });
}

function gapOf(partners: readonly string[]): string {
  const several = partners.length > 1;
  const who = several ? `${partners.length} partners administer` : 'A partner administers';
  return `${who} this tenant as ${several ? 'service providers' : 'a service provider'} (${partners.join(', ')}): what was granted is listed in the partner's tenant and cannot be read here, so it is taken to be control of the tenant, at the level of \`otherTenant\` in postern.yaml.`;
}
