/** `postern findings`: what is at fault with identities and resources, worst first, as words, JSON or SARIF. */
import type { Graph } from '#cypher';
import { type Severity, severities } from '#governance';
import { exitStatus, VerbError } from '../failure.ts';
import { findNode } from '../find-node.ts';
import { findingsText } from '../findings-text.ts';
import type { FindingsJson } from '../governance-json.ts';
import { type Output, print } from '../output.ts';
import { question } from '../question.ts';
import { type FindingFilter, FindingsDocument, type FindingsQuery } from '../questions/answers.ts';
import { sarifOf } from '../sarif.ts';
import { withGraph } from '../with-graph.ts';

/** Options of the verb. */
export interface FindingsVerb {
  readonly data: string;
  readonly severity?: Severity | undefined;
  readonly failOn?: Severity | undefined;
  readonly rule?: readonly string[] | undefined;
  readonly subject?: string | undefined;
  readonly control?: string | undefined;
  readonly hygiene?: boolean | undefined;
  readonly first: number;
  readonly sarif?: boolean | undefined;
}

const pageRows = 100;

/** Asks and prints; status 3 where something that was found is as bad as `failOn` or worse. Throws VerbError where the subject is not found. */
export async function findingsVerb(options: FindingsVerb, output: Output): Promise<void> {
  if (options.sarif === true && output.json)
    throw new VerbError('Give --json or --sarif: each is a document of its own.', exitStatus.usage);
  const isWhole = output.json || options.sarif === true;
  const answer = await withGraph(options.data, output, async ({ graph }) => {
    const subject = options.subject === undefined ? undefined : await findNode(graph, options.subject);
    return await askAll(graph, filterOf(options, subject), isWhole ? Number.POSITIVE_INFINITY : options.first);
  });
  if (options.sarif === true) await print(`${JSON.stringify(sarifOf(answer))}\n`);
  else await output.answer(answer satisfies FindingsJson, findingsText);
  if (options.failOn === undefined) return;
  const worst = severities.slice(0, severities.indexOf(options.failOn) + 1);
  if (answer.findings.counts.some(({ severity, found }) => found > 0 && worst.includes(severity)))
    process.exitCode = exitStatus.no;
}

function filterOf(options: FindingsVerb, subject: string | undefined): FindingFilter {
  const { severity, rule, control, hygiene } = options;
  return {
    ...(severity === undefined ? {} : { severity }),
    ...(rule === undefined || rule.length === 0 ? {} : { rules: rule }),
    ...(subject === undefined ? {} : { subject }),
    ...(control === undefined ? {} : { control }),
    ...(hygiene === true ? {} : { hygiene: false }),
  };
}

/** Page by page, until there is no more or enough. */
async function askAll(graph: Graph, filter: FindingFilter, most: number): Promise<FindingsQuery> {
  let after: string | null = null;
  let answer: FindingsQuery | undefined;
  for (;;) {
    const first = Math.min(pageRows, most - (answer?.findings.edges.length ?? 0));
    const page: FindingsQuery = await question(graph, FindingsDocument, { filter, first, after });
    const edges: FindingsQuery['findings']['edges'] = [...(answer?.findings.edges ?? []), ...page.findings.edges];
    answer = { ...page, findings: { ...page.findings, edges } };
    after = page.findings.pageInfo.endCursor;
    if (!page.findings.pageInfo.hasNextPage || edges.length >= most) return answer;
  }
}
