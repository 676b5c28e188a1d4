/** Which findings an exception that somebody answers for covers, in the words of SARIF. */
import type { ExceptionsQuery, PrintedFindingFragment } from '../questions/answers.ts';

type Exception = ExceptionsQuery['exceptions'][number];

/** The rules whose findings each sort of exception is about. */
const rulesOf: Readonly<Record<Exception['sort'], readonly string[]>> = {
  EXCLUSION: ['H08'],
  VENDOR: ['H11', 'N30'],
  SHARED_ACCOUNT: ['N39'],
};

/** A suppression: who accepts the finding, why and until when. None by what has lapsed, or by what nobody declared. */
export function suppressionsOf(finding: PrintedFindingFragment, exceptions: readonly Exception[]): object[] {
  return exceptions
    .filter((one) => one.state === 'DECLARED' && isAbout(one, finding))
    .map(({ owner, reason, until, compensation }) => ({
      kind: 'external',
      status: 'accepted',
      justification: [
        `${reason ?? 'No reason is declared'} (${owner ?? 'nobody'} answers for it)`,
        ...(until === null ? [] : [`until ${until.slice(0, 10)}`]),
        ...(compensation === null ? [] : [`compensated by ${compensation}`]),
      ].join(', '),
    }));
}

function isAbout(
  { sort, who, policy }: Exception,
  { rule, subject, target, evidence }: PrintedFindingFragment,
): boolean {
  if (!rulesOf[sort].includes(rule)) return false;
  if (policy === null) return who.id === subject.id;
  const groups = evidence.map((one) => one.toLowerCase());
  return target?.id === policy.id && (who.id === subject.id || groups.includes(`graph/groups:${who.id}`));
}
