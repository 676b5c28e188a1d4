/** Findings in words: counts, then each with what to do. */
import type { FindingsJson } from './governance-json.ts';
import type { FindingsQuery } from './questions/answers.ts';

type Change = NonNullable<FindingsJson['changes']>[number];
type Told = FindingsQuery & Pick<FindingsJson, 'changes'>;
type Printed = FindingsJson['findings']['edges'][number]['node'];

/** The answer as text, safe to print. */
export function findingsText({ snapshot, findings, changes }: Told): string {
  const counts = findings.counts
    .filter(({ found, unknown }) => found + unknown > 0)
    .map(
      ({ severity, found, unknown }) =>
        `${found} ${severity.toLowerCase()}${unknown > 0 ? ` (and ${questions(unknown)})` : ''}`,
    );
  const shown = findings.edges.map(({ node }) => node);
  const lines = [`${snapshot.tenant.name}: ${counts.length === 0 ? 'nothing was found' : counts.join(', ')}.`];
  const changeOf = new Map(changes?.map((one) => [one.finding, one]));
  for (const finding of shown) lines.push('', ...linesOf(finding), ...changeLines(changeOf.get(finding.id)));
  if (findings.pageInfo.hasNextPage)
    lines.push('', `The ${shown.length} worst are shown. --first shows more, --json all.`);
  return lines.join('\n');
}

function linesOf(finding: Printed): string[] {
  const { severity, verdict, rule, says, remedy, missing, hygiene, id, controls } = finding;
  const mark = verdict === 'UNKNOWN' ? '?' : ' ';
  const lines = [`${mark}${severity.padEnd(8)} ${rule}  ${says}`];
  if (verdict === 'FOUND') lines.push(`             ${remedy.steps}`);
  if (missing.length > 0) lines.push(`             Not known without ${missing.join(', ')}.`);
  const towards = controls.slice(0, 3).map((control) => `${control.framework} ${control.id}`);
  lines.push(`             ${id}${hygiene ? ', hygiene' : ''}; evidence towards ${towards.join(', ')}`);
  return lines;
}

function changeLines(change: Change | undefined): string[] {
  if (change === undefined) return [];
  if (change.file === null) return [`             No change file: ${change.none}`];
  return [`             ${change.title}: ${change.file}`, ...change.first.map((one) => `             First: ${one}`)];
}

function questions(count: number): string {
  return count === 1 ? '1 question' : `${count} questions`;
}
