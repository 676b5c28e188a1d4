/** Whether what identities do is kept, and whether somebody reviews what they hold. */
import { z } from 'zod';
import { parseEntitlementId } from '#catalogue';
import type { FactsFolder } from '#facts';
import type { GovernedTenant, Logging, Workload } from '#governance';
import type { Account } from '../snapshot/account.ts';
import { missingWhy, rowsOf } from './collections.ts';
import type { Gathering } from './gather.ts';
import { KeptLogs, keptIn } from './kept-logs.ts';

/** https://learn.microsoft.com/entra/identity/monitoring-health/howto-configure-diagnostic-settings */
const DiagnosticSetting = z.object({ properties: KeptLogs });

/** https://learn.microsoft.com/graph/api/resources/accessreviewscheduledefinition */
const AccessReview = z.looseObject({ status: z.string().nullish() });

/** The categories that tell of sign-ins of each sort; changes of any identity are in AuditLogs. */
const signIns = {
  user: ['SignInLogs', 'NonInteractiveUserSignInLogs'],
  servicePrincipal: ['ServicePrincipalSignInLogs'],
  managedIdentity: ['ManagedIdentitySignInLogs'],
} as const;

/** Reads where the logs of the directory are kept. Throws FactsError. */
export async function readLogging(folder: FactsFolder, account: Account): Promise<GovernedTenant['logging']> {
  const kept = new Set<string>();
  for await (const { properties } of rowsOf(folder, 'arm/entra-diagnostic-settings', DiagnosticSetting, account))
    for (const category of keptIn(properties)) kept.add(category);
  if (missingWhy(folder, 'arm/entra-diagnostic-settings') !== undefined) return () => 'UNKNOWN';
  return (of): Logging => {
    const asked = [...signIns[of], 'AuditLogs'].map((one) => one.toLowerCase());
    const there = asked.filter((one) => kept.has(one) || kept.has('alllogs'));
    if (there.length === asked.length) return 'LOGGED';
    return there.length === 0 ? 'NOT' : 'PARTLY';
  };
}

/**
 * Reads which identities an access review names: themselves, a role that they hold, or a group that they are in. A review may go by
 * a query over people, so that of an account that none names nothing is known where there is one. Throws FactsError.
 */
export async function readReviews(
  folder: FactsFolder,
  { groupsAbove, missing, account }: Pick<Gathering, 'groupsAbove' | 'missing'> & { readonly account: Account },
): Promise<GovernedTenant['reviewed']> {
  const texts: string[] = [];
  for await (const row of rowsOf(folder, 'graph/access-reviews', AccessReview, account))
    if (!/^(completed|stopp)/i.test(row.status ?? '')) texts.push(JSON.stringify(row).toLowerCase());
  if (missingWhy(folder, 'graph/access-reviews') !== undefined) return () => ({ unknown: ['graph/access-reviews'] });
  const all = texts.join('\n');
  if (all === '') return () => ({ value: false });
  return (identity) => {
    const own = identity.type === 'person' ? [identity.id] : namesOf(identity);
    const named = [...own, ...own.flatMap((id) => [...groupsAbove.of(id)])];
    if (named.some((id) => all.includes(id))) return { value: true };
    if (identity.type === 'person') return { unknown: ['graph/access-reviews'] };
    return missing.has('graph/group-members') ? { unknown: ['graph/group-members'] } : { value: false };
  };
}

/** Ids by which a review may name a workload: its own, and those of the roles that it holds. */
function namesOf({ id, application, appId, holds }: Workload): string[] {
  const roles = holds.flatMap((held) => parseEntitlementId(held.id)?.power.split('/').at(-1) ?? []);
  return [id, application, appId, ...roles].filter((one) => one !== undefined);
}
