/** `postern signin`: what a sign-in of a user takes, why, and which sets of authenticators are enough. */
import type { Graph } from '#cypher';
import { printable } from '../../api/index.ts';
import { exitStatus, VerbError } from '../failure.ts';
import { findNode } from '../find-node.ts';
import type { SignInJson } from '../json.ts';
import type { Output } from '../output.ts';
import { question } from '../question.ts';
import { ApplicationsDocument, type SignInConditions, SignInDocument } from '../questions/answers.ts';
import { signInText } from '../sign-in-text.ts';
import { verifyText } from '../what-if/text.ts';
import { spelledOut, verify } from '../what-if/verify.ts';
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
  /** Whether the policies are held against the What-If service of the live tenant. */
  readonly verify?: boolean | undefined;
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
] as const satisfies readonly (keyof SigninVerb & keyof SignInConditions)[];

/** Asks and prints; status 3 where the What-If service says otherwise. Throws VerbError where the user is not found, WhatIfError, and what the API refuses. */
export async function signinVerb(user: string, options: SigninVerb, output: Output): Promise<void> {
  const { userRisk = options.risk, signInRisk = options.risk } = options;
  const all = { ...options, userRisk, signInRisk };
  const given = conditionNames.filter((name) => all[name] !== undefined);
  const conditions = Object.fromEntries(given.map((name) => [name, all[name]]));
  await withGraph(options.data, output, async ({ graph }) => {
    const asked = {
      user: await findNode(graph, user, ['User']),
      audience: await audienceOf(graph, options.audience),
      conditions,
    };
    const answer = await question(graph, SignInDocument, asked);
    if (options.verify !== true) return await output.answer(answer satisfies SignInJson, signInText);
    const held = { ...answer, verified: await verify(graph, asked, output) };
    await output.answer(
      held satisfies SignInJson,
      (all) => `${signInText(all)}\n\n${verifyText(all.verified, printable(spelledOut(conditions)))}`,
    );
    if (held.verified.some(({ differences }) => differences.length > 0)) process.exitCode = exitStatus.no;
  });
}

/** An application by its name becomes its appId; what is no application's name is left to the API to judge. */
async function audienceOf(graph: Graph, text: string | undefined): Promise<string | null> {
  if (text === undefined) return null;
  const { search } = await question(graph, ApplicationsDocument, { text });
  const named = search.edges.filter(({ node }) => node.name.toLowerCase() === text.toLowerCase());
  const ids = new Set(named.flatMap(({ node }) => node.details.find(({ name }) => name === 'appId')?.value ?? []));
  if (ids.size > 1)
    throw new VerbError(`"${text}" can mean ${ids.size} applications. Give the appId: ${[...ids].join(', ')}`);
  return [...ids][0] ?? text;
}
