/** `postern signin`: what a sign-in of a user takes, why, and which sets of authenticators are enough. */
import type { Graph } from '#cypher';
import { printable } from '../../api/index.ts';
import { exitStatus, VerbError } from '../failure.ts';
import { findNode } from '../find-node.ts';
import type { SignInJson } from '../json.ts';
import type { Output } from '../output.ts';
import { question } from '../question.ts';
import { ApplicationsDocument, SignInDocument } from '../questions/answers.ts';
import { signInText } from '../sign-in-text.ts';
import { conditionsGiven, type SigninConditions } from '../signin-conditions.ts';
import { verifyText } from '../what-if/text.ts';
import { spelledOut, verify } from '../what-if/verify.ts';
import { withGraph } from '../with-graph.ts';

/** Options of the verb. */
export interface SigninVerb extends SigninConditions {
  readonly data: string;
  readonly audience?: string | undefined;
  /** Both go with `--facts` alone. */
  readonly config?: string | undefined;
  readonly questions?: string | undefined;
  /** Whether the policies are held against the What-If service of the live tenant. */
  readonly verify?: boolean | undefined;
}

/** Asks and prints; status 3 where the What-If service says otherwise. Throws VerbError where the user is not found, WhatIfError, and what the API refuses. */
export async function signinVerb(user: string | undefined, options: SigninVerb, output: Output): Promise<void> {
  if (user === undefined || options.questions !== undefined || options.config !== undefined)
    throw new VerbError('Give a user; --questions and --config go with --facts.', exitStatus.usage);
  const conditions = conditionsGiven(options);
  await withGraph(options.data, output, async ({ graph }) => {
    output.progress('Judging sign-in', 'under way');
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
