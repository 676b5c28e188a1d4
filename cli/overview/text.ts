/** The overview as text: how many resources are in each state, then the resources, worst first. */
import Table from 'cli-table3';
import type { Graph } from '#cypher';
import { printable } from '../../api/index.ts';
import { breakGlassLines } from '../break-glass-text.ts';
import { declarationLines } from '../declarations-text.ts';
import type { OverviewJson } from '../json.ts';
import { levelWords } from '../level-words.ts';
import { question } from '../question.ts';
import { FirstRouteDocument } from '../questions/answers.ts';
import { broken } from '../table.ts';
import { terminalWidth } from '../terminal.ts';
import { askOverview } from './ask.ts';
import { notCollectedLines } from './not-collected.ts';

const mostRows = 25;
const mostQuestions = 8;

type Resource = OverviewJson['resources'][number];

/** The overview as text, safe to print, with the first route to each of the worst resources. Throws GraphError CANCELLED when the signal fires. */
export async function overviewText(graph: Graph, signal: AbortSignal): Promise<string> {
  const overview = await askOverview(graph, signal);
  const worst = overview.resources.slice(0, mostRows);
  const sentences = new Map<string, string>();
  for (const { id, state } of worst)
    if (state !== 'PROTECTED') sentences.set(id, await firstSentence(graph, id, signal));
  return describeOverview(printable(overview), (id) => printable(sentences.get(id) ?? ''));
}

/** The overview in words; what it is given is safe to print. `firstRoute` tells the first route to a resource, if it is known. */
export function describeOverview(overview: OverviewJson, firstRoute: (id: string) => string = () => ''): string {
  const { resources, breakGlass, declarations } = overview;
  const shown = resources.slice(0, mostRows);
  const left = resources.length - shown.length;
  const rest =
    left > 0 ? [`The ${shown.length} worst of ${resources.length} are shown; --json and the page have all.`] : [];
  const accounts = [...declarationLines(declarations), ...breakGlassLines(breakGlass)];
  return [...headline(overview), draw(shown, firstRoute), ...rest, ...questionLines(overview), ...accounts].join('\n');
}

/** The counts, then what they rest on. */
function headline(overview: OverviewJson): string[] {
  const { tenant, resources, underDefaultRequirements: usual, states, openPairs, shortfall } = overview;
  const counts = countWords(states);
  return [
    `${tenant.name}: of ${resources.length} sensitive resources ${counts}.`,
    ...notCollectedLines(overview),
    `${pairs(openPairs.seen)} of an identity and a resource are open, and ${number(openPairs.assumed)} more rest on open questions. Shortfall: ${number(shortfall.seen)} seen, ${number(shortfall.assumed)} assumed.`,
    ...(usual === null
      ? []
      : [
          `Under the default requirements: ${countWords(usual.states)}; ${pairs(usual.openPairs.seen)} open, ${number(usual.openPairs.assumed)} more on open questions.`,
        ]),
  ];
}

function countWords(states: OverviewJson['states']): string {
  return `${states.underProtected} under-protected, ${states.undecided} undecided, ${states.protected} protected`;
}

/** The questions that most pairs rest on, each with what answers it. */
function questionLines({ questions }: OverviewJson): string[] {
  if (questions.length === 0) return [];
  const answerable = questions.filter(({ repair }) => repair === null);
  const shown = answerable.slice(0, mostQuestions);
  const [left, unanswerable] = [answerable.length - shown.length, questions.length - answerable.length];
  return [
    ...(shown.length > 0 ? ['Open questions, those on which most pairs rest first:'] : []),
    ...shown.flatMap((one) => [`  ${one.says}`, `    ${answerWords(one)}${pairWords(one)}`]),
    ...(left > 0 ? [`  ${left} more: --json has all.`] : []),
    ...(unanswerable > 0
      ? [`${unanswerable} more that no declaration and no collection answers: changes close them; --json has them.`]
      : []),
  ];
}

function answerWords({ declare, collections, permissions, repair }: OverviewJson['questions'][number]): string {
  if (declare !== null) return `Declare ${declare} in postern.yaml.`;
  if (repair !== null) return repair;
  return `Collect ${collections.join(', ')} (${permissions.join(', ')}).`;
}

function pairWords({ touches, closesWithThose }: OverviewJson['questions'][number]): string {
  if (touches === 0) return '';
  return ` ${pairs(touches)} rest on it; answered well with those above, ${number(closesWithThose)} close.`;
}

const stateWords: Readonly<Record<string, string>> = {
  UNDER_PROTECTED: 'under-protected',
  UNDECIDED: 'undecided',
  PROTECTED: 'protected',
};

function draw(resources: readonly Resource[], firstRoute: (id: string) => string): string {
  const width = Math.max(60, terminalWidth());
  const fixed = [18, 17, 20];
  const colWidths = [width - fixed.reduce((sum, one) => sum + one, 0) - 5, ...fixed];
  const head = ['Resource', 'Needs', 'State', 'Identities below'];
  const table = new Table({ head, colWidths, style: { head: [], border: [] } });
  for (const one of resources) {
    const state = `${stateWords[one.state] ?? one.state}${one.asDeclared.length > 0 ? ',\nas declared' : ''}`;
    const identities = `${two(one.openIdentities)}${ownWords(one)}`;
    const cells = [`${one.name}\n${one.kind}`, levelWords(one.needs), state, identities];
    // A cell has a space on each side.
    table.push(cells.map((cell, column) => broken(cell, (colWidths[column] as number) - 2)));
    const sentence = firstRoute(one.id);
    if (sentence !== '') table.push([{ colSpan: 4, content: broken(`First route: ${sentence}`, width - 4) }]);
  }
  return table.toString();
}

function two({ seen, assumed }: { readonly seen: number; readonly assumed: number }): string {
  return `${number(seen)} seen, ${number(assumed)} assumed`;
}

function ownWords({ openIdentities, ofItsOwn }: Resource): string {
  const own = two(ofItsOwn.openIdentities);
  return own === two(openIdentities) ? '' : `\n(${own} without control of the tenant)`;
}

function pairs(count: number): string {
  return count === 1 ? '1 pair' : `${number(count)} pairs`;
}

function number(count: number): string {
  return count.toLocaleString('en');
}

async function firstSentence(graph: Graph, to: string, signal: AbortSignal): Promise<string> {
  const limits = { routesTime: 5_000 };
  const { routes } = await question(graph, FirstRouteDocument, { to }, { limits, signal });
  return routes.edges[0]?.node.sentence ?? '';
}
