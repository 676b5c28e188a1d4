/** The table of sensitive resources that Postern prints when it starts: what each needs, and how it is reached. */
import Table from 'cli-table3';
import type { Graph } from '#cypher';
import { printable } from '../api/index.ts';
import { breakGlassLines } from './break-glass-text.ts';
import { countWords, levelWords } from './level-words.ts';
import { question } from './question.ts';
import {
  OverviewDocument,
  type PrintedRouteFragment,
  type ResourceFragment,
  RoutesDocument,
} from './questions/answers.ts';
import { weakestWords } from './verbs/routes.ts';

const mostRows = 25;

/** The table as text, safe to print. Each resource's first route is looked for for five seconds and its routes are counted for two, at most. Throws GraphError CANCELLED when the signal fires. */
export async function overview(graph: Graph, signal: AbortSignal): Promise<string> {
  const answer = await question(graph, OverviewDocument, { first: mostRows }, { signal });
  const { snapshot, resources, breakGlass } = printable(answer);
  const nodes = resources.edges.map(({ node }) => node);
  const rows = [];
  for (const node of nodes) rows.push({ node, ...(await firstRoute(graph, node, signal)) });
  const under = nodes.filter(isUnderProtected).length;
  const rest =
    resources.totalCount > nodes.length
      ? `\nThe ${nodes.length} worst of ${resources.totalCount} are shown; the page has all.`
      : '';
  const accounts = breakGlassLines(breakGlass)
    .map((line) => `\n${line}`)
    .join('');
  return `${snapshot.tenant.name}: ${under} of ${nodes.length} sensitive resources are under-protected.\n${draw(rows)}${rest}${accounts}`;
}

interface Row {
  readonly node: ResourceFragment;
  readonly route: PrintedRouteFragment | undefined;
  readonly count: string;
}

async function firstRoute(
  graph: Graph,
  node: ResourceFragment,
  signal: AbortSignal,
): Promise<Pick<Row, 'route' | 'count'>> {
  if (node.exposure === null) return { route: undefined, count: '0' };
  const { routes } = await question(
    graph,
    RoutesDocument,
    { to: node.id, from: null, filter: null, first: 1 },
    { limits: { routesTime: 5_000 }, signal },
  );
  return { route: printable(routes.edges[0]?.node), count: countWords(routes.count) };
}

function draw(rows: readonly Row[]): string {
  const width = Math.max(100, Math.min(process.stdout.columns ?? 160, 220));
  const fixed = [24, 14, 16, 12, 30];
  const colWidths = [...fixed, Math.max(40, width - fixed.reduce((sum, one) => sum + one, 0) - 7)];
  const table = new Table({
    head: ['Resource', 'Needs', 'Reachable at', 'Routes', 'Weakest link', 'First route'],
    colWidths,
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const { node, route, count } of rows) {
    const known =
      node.exposure?.value === node.exposureKnown?.value ? '' : `\n(${levelWords(node.exposureKnown)} known)`;
    table.push([
      `${node.name}\n${node.kind}`,
      levelWords(node.requiredAssurance),
      `${levelWords(node.exposure)}${known}`,
      count,
      route?.weakest ? weakestWords(route.weakest) : '',
      route?.sentence ?? 'No route leads here.',
    ]);
  }
  return table.toString();
}

function isUnderProtected({ exposure, requiredAssurance }: ResourceFragment): boolean {
  return exposure !== null && requiredAssurance !== null && exposure.value < requiredAssurance.value;
}
