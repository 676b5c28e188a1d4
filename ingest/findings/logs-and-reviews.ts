/** Whether what identities do is kept, and whether somebody reviews what they hold. */
import { z } from 'zod';
import type { FactsFolder } from '#facts';
import type { GovernedTenant, Known, Logging } from '#governance';
import { missingWhy } from './collections.ts';

/** https://learn.microsoft.com/entra/identity/monitoring-health/howto-configure-diagnostic-settings */
const DiagnosticSetting = z.object({
  properties: z.object({
    logs: z
      .array(
        z.object({
          category: z.string().nullish(),
          categoryGroup: z.string().nullish(),
          enabled: z.boolean().nullish(),
        }),
      )
      .nullish(),
  }),
});

/** https://learn.microsoft.com/graph/api/resources/accessreviewscheduledefinition */
const AccessReview = z.object({ status: z.string().nullish() });

/** The categories that tell of sign-ins of each sort; changes of any identity are in AuditLogs. */
const signIns = {
  user: ['SignInLogs', 'NonInteractiveUserSignInLogs'],
  servicePrincipal: ['ServicePrincipalSignInLogs'],
  managedIdentity: ['ManagedIdentitySignInLogs'],
} as const;

/** Reads where the logs of the directory are kept. Throws FactsError. */
export async function readLogging(folder: FactsFolder): Promise<GovernedTenant['logging']> {
  if (missingWhy(folder, 'arm/entra-diagnostic-settings') !== undefined) return () => 'UNKNOWN';
  const kept = new Set<string>();
  for await (const line of folder.lines('arm/entra-diagnostic-settings')) {
    const row = DiagnosticSetting.safeParse('value' in line ? line.value : undefined);
    for (const { category, categoryGroup, enabled } of row.data?.properties.logs ?? [])
      if (enabled) kept.add((categoryGroup ?? category ?? '').toLowerCase());
  }
  return (of): Logging => {
    const asked = [...signIns[of], 'AuditLogs'].map((one) => one.toLowerCase());
    const there = asked.filter((one) => kept.has(one) || kept.has('alllogs'));
    if (there.length === asked.length) return 'LOGGED';
    return there.length === 0 ? 'NOT' : 'PARTLY';
  };
}

/**
 * Reads which identities an access review names. A review of a group or role covers whoever is in it: what no review names is
 * not reviewed only where there is no review at all. Throws FactsError.
 */
export async function readReviews(folder: FactsFolder): Promise<(id: string) => Known<boolean>> {
  if (missingWhy(folder, 'graph/access-reviews') !== undefined) return () => ({ unknown: ['graph/access-reviews'] });
  const texts: string[] = [];
  for await (const line of folder.lines('graph/access-reviews')) {
    const row = 'value' in line ? line.value : undefined;
    if (AccessReview.safeParse(row).success) texts.push(JSON.stringify(row).toLowerCase());
  }
  if (texts.length === 0) return () => ({ value: false });
  return (id) =>
    texts.some((text) => text.includes(id)) ? { value: true } : { unknown: ['members of what is reviewed'] };
}
