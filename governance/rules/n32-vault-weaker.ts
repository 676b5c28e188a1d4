/** A vault that is had for less than the workload whose secret it keeps, as declared. */
import { rule } from '../finding-rule.ts';
import { needOf } from '../reach.ts';
import { levelWords, reachWords } from './words.ts';

export const vaultWeaker = rule({
  id: 'N32',
  title: 'A vault is weaker than what it keeps',
  why: 'Whoever reads the secret is the workload, whatever the vault itself was thought to be worth.',
  remedy: 'close-ability',
  fix: 'Judge by roles, let fewer read, and keep such secrets in a vault of their own.',
  controls: ['owasp-nhi/NHI2:2025', 'cis-azure/8.3.3', 'cis-azure/8.3.6', 'mitre-attack/T1555.006'],
  source: 'https://learn.microsoft.com/azure/key-vault/general/secure-key-vault',
  byReach: true,
  rests: ['arm/resources', 'arm/role-assignments', 'graph/service-principals'],
  *faults({ workloads }) {
    for (const workload of workloads)
      for (const vault of workload.declared.keptIn ?? []) {
        const level = vault.exposure.seen ?? vault.exposure.assumed;
        if (level === undefined || level >= needOf(workload.reach)) continue;
        yield {
          subject: vault,
          target: workload,
          says: `${vault.name} keeps a secret of ${workload.name} and is had at ${levelWords(level)}; the workload reaches ${reachWords(workload.reach)}.`,
          reach: workload.reach,
          has: level,
          isAssumed: vault.exposure.seen === undefined,
          evidence: [`arm/resources:${vault.id}`],
          remedies: vault.id,
        };
      }
  },
});
