/** What is done in a subscription, or to the secrets of a vault, is not kept anywhere. */
import type { GovernedTenant, Ref } from '../facts.ts';
import { rule } from '../finding-rule.ts';
import { itself, nothing } from '../reach.ts';

export const actionsNotKept = rule({
  id: 'N34',
  title: 'What is done is not kept',
  why: 'Azure forgets the activity log after 90 days, and never writes down by itself who read a secret.',
  remedy: 'declare',
  fix: 'A diagnostic setting that sends Administrative, Security, Alert and Policy of the subscription, and AuditEvent of each vault, to a workspace.',
  controls: [
    'nist-csf/PR.PS-04',
    'cis-azure/6.1.1.1',
    'cis-azure/6.1.1.2',
    'cis-azure/6.1.1.4',
    'mitre-attack/T1685.002',
  ],
  source: 'https://learn.microsoft.com/azure/azure-monitor/platform/diagnostic-settings',
  rests: ['arm/subscriptions', 'arm/resources', 'arm/diagnostic-settings'],
  *faults(tenant) {
    for (const one of tenant.keepsActions) {
      if (one.missing.length === 0) continue;
      const { kind, id, name } = one.of;
      yield {
        subject: { id, name, kind },
        says: `${name} keeps nothing of ${one.missing.join(', ')}.`,
        reach: reachOf(one.of, tenant),
        evidence:
          one.setting === undefined
            ? [`arm/${kind === 'KeyVault' ? 'resources' : 'subscriptions'}:${id}`]
            : [`arm/diagnostic-settings:${one.setting}`],
      };
    }
  },
});

/** Of what is sensitive itself. */
function reachOf({ id }: Ref, { sensitive }: GovernedTenant) {
  const found = sensitive.find((one) => one.id === id);
  return found === undefined ? { seen: nothing, assumed: nothing } : itself(found);
}
