/** `postern findings`: what is at fault with identities and resources, worst first, as words, JSON or SARIF. */
import { resolve } from 'node:path';
import type { Graph } from '#cypher';
import { type Severity, severities } from '#governance';
import { factsOf } from '../decisions/measure-facts.ts';
import { publishedFacts } from '../decisions/published-facts.ts';
import { writeChanges } from '../decisions/remedies/write-changes.ts';
import { exitStatus, VerbError } from '../failure.ts';
import { findNode } from '../find-node.ts';
import { findingsText } from '../findings-text.ts';
import type { FindingsJson } from '../governance-json.ts';
import { type Output, print } from '../output.ts';
import { question } from '../question.ts';
import { ExceptionsDocument, type FindingFilter, FindingsDocument, type FindingsQuery } from '../questions/answers.ts';
import { readBaseline } from '../sarif/baseline.ts';
import { routesOfFindings } from '../sarif/routes-of-findings.ts';
import { sarifOf } from '../sarif/sarif.ts';
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
  /** The SARIF document of a former run. */
  readonly baseline?: string | undefined;
  /** Folder for a change file of each finding. */
  readonly changes?: string | undefined;
  /** The facts folder; by default that of the published snapshot. */
  readonly facts?: string | undefined;
  readonly config?: string | undefined;
}

const pageRows = 100;

/** Asks and prints; status 3 where something that was found is as bad as `failOn` or worse. Throws VerbError where the subject is not found. */
export async function findingsVerb(options: FindingsVerb, output: Output): Promise<void> {
  if (options.sarif === true && output.json)
    throw new VerbError('Give --json or --sarif: each is a document of its own.', exitStatus.usage);
  if (options.baseline !== undefined && options.sarif !== true)
    throw new VerbError('--baseline goes with --sarif.', exitStatus.usage);
  const isWhole = output.json || options.sarif === true;
  const baseline = options.baseline === undefined ? undefined : await readBaseline(options.baseline);
  const { answer, beside } = await withGraph(options.data, output, async ({ graph }) => {
    const subject = options.subject === undefined ? undefined : await findNode(graph, options.subject);
    const most = isWhole ? Number.POSITIVE_INFINITY : options.first;
    const found = await askAll(graph, filterOf(options, subject), most);
    const changes = await changesOf(found, options);
    return { answer: { ...found, changes }, beside: options.sarif === true ? await besideOf(graph, found) : {} };
  });
  if (options.sarif === true) await print(`${JSON.stringify(sarifOf(answer, { ...beside, baseline }))}\n`);
  else await output.answer(answer satisfies FindingsJson, findingsText);
  if (options.failOn === undefined) return;
  const worst = severities.slice(0, severities.indexOf(options.failOn) + 1);
  if (answer.findings.counts.some(({ severity, found }) => found > 0 && worst.includes(severity)))
    process.exitCode = exitStatus.no;
}

/** What SARIF tells beside: exceptions that somebody answers for, and the first route behind each finding. */
async function besideOf(graph: Graph, { findings }: FindingsQuery) {
  const { exceptions } = await question(graph, ExceptionsDocument, {});
  const routes = await routesOfFindings(
    graph,
    findings.edges.map(({ node }) => node),
  );
  return { exceptions, routes };
}

/** The change of each finding that was asked for, as a file; null where none was asked for. Throws VerbError and FactsError. */
async function changesOf({ snapshot, findings }: FindingsQuery, options: FindingsVerb) {
  if (options.changes === undefined) return null;
  const folder = publishedFacts(options.facts, snapshot.source);
  const found = findings.edges.map(({ node }) => node).filter(({ verdict }) => verdict === 'FOUND');
  return await writeChanges(found, factsOf(folder, options.config), resolve(options.changes));
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
