/** `postern routes`: every route to a resource, worst first, each as a sentence with its weakest link. */
import type { LevelName } from '#catalogue';
import { printable } from '../../api/index.ts';
import { explainRoute } from '../explain-route.ts';
import { findNode } from '../find-node.ts';
import type { RoutesJson } from '../json.ts';
import { countWords, levelWords } from '../level-words.ts';
import type { Output } from '../output.ts';
import { question } from '../question.ts';
import {
  FamiliesDocument,
  type FamiliesQuery,
  type PrintedHopFragment,
  type PrintedRouteFragment,
  RoutesDocument,
  type RoutesQuery,
  type TargetFragment,
} from '../questions/answers.ts';
import { withGraph } from '../with-graph.ts';

/** Options of the verb. */
export interface RoutesVerb {
  readonly data: string;
  readonly from?: string | undefined;
  readonly first: number;
  readonly after?: string | undefined;
  readonly barrierAtMost?: LevelName | undefined;
  readonly known: boolean;
  /** Tells of each link what it means. */
  readonly explain: boolean;
  /** Whether routes are counted, which can take long. */
  readonly count: boolean;
}

/** Asks and prints. Throws VerbError where the resource is not found. */
export async function routesVerb(resource: string, options: RoutesVerb, output: Output): Promise<void> {
  const answer = await withGraph(options.data, output, async ({ graph }) => {
    output.progress('Looking for routes', 'under way');
    const to = await findNode(graph, resource);
    const from = options.from === undefined ? null : await findNode(graph, options.from);
    const filter = {
      ...(options.known ? { includeAssumed: false } : {}),
      ...(options.barrierAtMost === undefined ? {} : { barrierAtMost: options.barrierAtMost }),
    };
    const { first, after = null } = options;
    const routes = await question(graph, RoutesDocument, {
      to,
      from,
      filter: Object.keys(filter).length === 0 ? null : filter,
      first,
      after,
      counted: options.count,
    });
    const isSensitive = from === null && routes.node?.protection != null;
    const families = isSensitive ? (await question(graph, FamiliesDocument, { to })).families : null;
    return { ...routes, families };
  });
  const from = printable(options.from);
  await output.answer(answer satisfies RoutesJson, (printed) => describe(printed, from, options.explain));
}

function describe({ node, families, routes, coverage }: Answer, from: string | undefined, explain: boolean): string {
  const lines = [...(node === null ? [] : header(node)), ...familyLines(families ?? []), ''];
  const start = from === undefined ? '' : ` from ${from}`;
  lines.push(
    routes.edges.length === 0
      ? noRoute(routes.stoppedBy, start)
      : `${counted(routes)}${start}; the first ${routes.edges.length}, worst first:`,
  );
  const control = routes.throughTenantControl;
  if (control !== null)
    lines.push(
      `Control of the whole tenant leads here too; it is had${start} at level ${control.value}: \`postern routes\` of the tenant lists how.`,
    );
  for (const [index, { node: route }] of routes.edges.entries()) {
    lines.push('', ...routeLines(route, index + 1));
    if (explain) lines.push(...explainRoute(route));
  }
  if (routes.pageInfo.hasNextPage) lines.push('', `More: --after ${routes.pageInfo.endCursor}`);
  if (routes.stoppedBecause !== null) lines.push('', routes.stoppedBecause);
  if (coverage.gaps.length > 0) {
    lines.push('', 'What the source of this snapshot cannot tell:');
    for (const { links, says } of coverage.gaps) lines.push(`  ${links.join(', ')}: ${says}`);
  }
  if (routes.notJudged.length > 0) {
    lines.push('', 'Links that could not be judged whole, so that routes by them may be missing:');
    for (const { kinds, reason } of routes.notJudged) lines.push(`  ${kinds.join(', ')}: ${reason}`);
  }
  return lines.join('\n');
}

type Answer = RoutesQuery & { readonly families: FamiliesQuery['families'] | null };

/** "Routes", or how many there are where they were counted. */
function counted({ count }: RoutesQuery['routes']): string {
  if (count === undefined) return 'Routes';
  return `${countWords(count)} ${count.value === 1 ? 'route' : 'routes'}`;
}

/** The families, those with most seen identities first. */
function familyLines(families: FamiliesQuery['families']): string[] {
  if (families.length === 0) return [];
  const lines = families.map(({ powers, repeats, identities: { seen, assumed }, closes }) => {
    const close = closes.length === 0 ? '' : `; ${closes[0]}`;
    const names = powers.map(({ name }) => name).join(' and ');
    return `  ${repeats ? 'What only repeats: ' : ''}${names}: ${seen.toLocaleString('en')} seen, ${assumed.toLocaleString('en')} assumed${close}`;
  });
  return ['', 'Who gets there below what it needs, by the last power on the way:', ...lines];
}

/** What was not looked at to the end is not said to be closed. */
function noRoute(stoppedBy: string | null, start: string): string {
  return stoppedBy === 'TIME' || stoppedBy === 'ROUTES'
    ? `No route here${start} was found so far.`
    : `No route leads here${start}.`;
}

function header(node: TargetFragment): string[] {
  const needs = node.requiredAssurance === null ? '' : `needs ${levelWords(node.requiredAssurance)} · `;
  const known =
    node.exposure?.value === node.exposureKnown?.value
      ? ''
      : ` (known without assumptions: ${levelWords(node.exposureKnown)})`;
  const apart =
    node.exposureWithoutTenantControl?.value === node.exposure?.value
      ? ''
      : ` · without control of the tenant: ${levelWords(node.exposureWithoutTenantControl)}`;
  const state = node.protection === null ? [] : [stateWords(node.protection)];
  return [`${node.name} (${node.kind})`, ...state, `${needs}reachable at ${levelWords(node.exposure)}${known}${apart}`];
}

function stateWords({ state, openIdentities: { seen, assumed } }: NonNullable<TargetFragment['protection']>): string {
  const words = state.toLowerCase().replace('_', '-');
  return `${words}: ${seen.toLocaleString('en')} identities seen, ${assumed.toLocaleString('en')} assumed`;
}

function routeLines(route: PrintedRouteFragment, number: number): string[] {
  const barrier = `    needs ${levelWords(route.barrier)}, ${route.length} links`;
  return [
    `${String(number).padStart(3)} ${route.sentence}${route.seen ? '' : ' (assumed)'}`,
    route.weakest === null ? barrier : `${barrier}; weakest: ${weakestWords(route.weakest)}`,
  ];
}

/** "signs in with a password alone as Ada (1 single factor, assumed)". */
export function weakestWords({ link, to }: PrintedHopFragment): string {
  const assumed = link.basis === 'ASSUMED' ? ', assumed' : '';
  return `${link.says} ${to.name} (${levelWords(link.assurance)}${assumed})`;
}
