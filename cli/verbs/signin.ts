/** `postern signin`: what a sign-in of a user takes, why, and which sets of authenticators are enough. */
import type { Graph } from '#cypher';
import { VerbError } from '../failure.ts';
import { findNode } from '../find-node.ts';
import type { Output } from '../output.ts';
import { question } from '../question.ts';
import type { ApplicationsAnswer, SignInAnswer } from '../sign-in-answer.ts';
import { signInText } from '../sign-in-text.ts';
import { withGraph } from '../with-graph.ts';

/** Options of the verb; conditions in the words of the API, which checks them. */
export interface SigninVerb {
  readonly data: string;
  readonly audience?: string | undefined;
  readonly client?: string | undefined;
  readonly platform?: string | undefined;
  readonly location?: string | undefined;
  readonly ip?: string | undefined;
  readonly country?: string | undefined;
  readonly device?: string | undefined;
  readonly flow?: string | undefined;
  /** Both risks, where one is not given by itself. */
  readonly risk?: string | undefined;
  readonly userRisk?: string | undefined;
  readonly signInRisk?: string | undefined;
  readonly insiderRisk?: string | undefined;
  readonly userAction?: string | undefined;
  readonly authenticationContext?: string | undefined;
}

const conditionNames = [
  'client',
  'platform',
  'location',
  'ip',
  'country',
  'device',
  'flow',
  'userRisk',
  'signInRisk',
  'insiderRisk',
  'userAction',
  'authenticationContext',
] as const satisfies readonly (keyof SigninVerb)[];

/** Asks and prints. Throws VerbError where the user is not found, and what the API refuses. */
export async function signinVerb(user: string, options: SigninVerb, output: Output): Promise<void> {
  const { userRisk = options.risk, signInRisk = options.risk } = options;
  const all = { ...options, userRisk, signInRisk };
  const given = conditionNames.filter((name) => all[name] !== undefined);
  const conditions = Object.fromEntries(given.map((name) => [name, all[name]]));
  const answer = await withGraph(options.data, output, async ({ graph }) =>
    question<SignInAnswer>(graph, 'signin', {
      user: await findNode(graph, user, ['User']),
      audience: await audienceOf(graph, options.audience),
      conditions,
    }),
  );
  output.answer(answer, signInText(answer));
}

/** An application by its name becomes its appId; what is no application's name is left to the API to judge. */
async function audienceOf(graph: Graph, text: string | undefined): Promise<string | null> {
  if (text === undefined) return null;
  const { search } = await question<ApplicationsAnswer>(graph, 'applications', { text });
  const named = search.edges.filter(({ node }) => node.name.toLowerCase() === text.toLowerCase());
  const ids = new Set(named.flatMap(({ node }) => node.details.find(({ name }) => name === 'appId')?.value ?? []));
  if (ids.size > 1)
    throw new VerbError(`"${text}" can mean ${ids.size} applications. Give the appId: ${[...ids].join(', ')}`);
  return [...ids][0] ?? text;
}
