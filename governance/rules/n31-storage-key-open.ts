/** A sensitive storage account that takes keys which nobody rotates, or shared access without an end. */
import { rule } from '../finding-rule.ts';
import { itself } from '../reach.ts';

export const storageKeyOpen = rule({
  id: 'N31',
  title: 'A storage account takes its keys',
  why: 'A key is the whole account, is anybody’s who has a copy, and signs access that is listed nowhere.',
  remedy: 'close-ability',
  fix: 'allowSharedKeyAccess: false; until then a keyPolicy, and a sasPolicy that blocks.',
  controls: [
    'owasp-nhi/NHI7:2025',
    'cis-azure/9.3.1.1',
    'cis-azure/9.3.1.2',
    'cis-azure/9.3.1.3',
    'mitre-attack/T1530',
  ],
  source: 'https://learn.microsoft.com/azure/storage/common/shared-key-authorization-prevent',
  rests: ['arm/resources'],
  *faults({ sensitive, judgedAt }) {
    for (const one of sensitive) {
      if (one.sharedKey === undefined) continue;
      const { rotatesAfter, isSasLimited, oldestKeyAt } = one.sharedKey;
      const isOverdue =
        oldestKeyAt !== undefined && oldestKeyAt + (rotatesAfter ?? Number.POSITIVE_INFINITY) < judgedAt;
      const faults = [
        ...(rotatesAfter === undefined ? ['nothing asks for rotation'] : []),
        ...(isOverdue ? ['its oldest key is overdue'] : []),
        ...(isSasLimited ? [] : ['nothing limits the access that they sign']),
      ];
      yield {
        subject: one,
        says: `${one.name} takes its keys${faults.length === 0 ? '' : `; ${faults.join(', ')}`}.`,
        reach: itself(one),
        has: 1,
        evidence: [`arm/resources:${one.id}`],
      };
    }
  },
});
