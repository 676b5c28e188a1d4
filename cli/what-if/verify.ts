/** `postern signin USER --verify`: the same sign-in put to Postern and to the What-If service of the live tenant. */
import { appIdOf, audienceNames } from '#assurance';
import { openWhatIf, type WhatIfQuestion } from '#collect';
import type { Graph } from '#cypher';
import { exitStatus, VerbError } from '../failure.ts';
import type { Output } from '../output.ts';
import { question } from '../question.ts';
import { VerifyDocument, type VerifyQuery } from '../questions/answers.ts';
import { type Comparison, compare } from './compare.ts';

/** What is asked of both sides. */
export interface VerifyQuestion {
  readonly user: string;
  readonly audience: string | null;
  readonly conditions: Readonly<Record<string, string | undefined>>;
}

const publicCloud = 'https://graph.microsoft.com';

/** What the question does not say: an ordinary browser at an address that is in no network (RFC 5737). */
const otherwise = {
  client: 'browser',
  platform: 'windows',
  device: 'unregistered',
  flow: 'none',
  ip: '203.0.113.77',
  country: 'US',
  userRisk: 'none',
  signInRisk: 'none',
  insiderRisk: 'none',
};

/** The conditions with nothing left open. Throws VerbError for a place that the service has no word for. */
export function spelledOut(given: VerifyQuestion['conditions']): Readonly<Record<string, string>> {
  if (given.location !== undefined)
    throw new VerbError(
      'What-If knows no locations by name: give --ip and --country in place of --location.',
      exitStatus.usage,
    );
  const said = Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...otherwise, ...Object.fromEntries(said) };
}

/** The audiences to ask about: the one that is given, or every named one, those with one application once. */
function audiencesOf({ audience, conditions }: VerifyQuestion): readonly (string | null)[] {
  if (conditions.userAction !== undefined || conditions.authenticationContext !== undefined) return [null];
  if (audience === 'azure') return ['azure-read'];
  if (audience !== null && audience !== 'any') return [audience];
  return audienceNames.filter(
    (name, at) => audienceNames.findIndex((other) => appIdOf(other) === appIdOf(name)) === at,
  );
}

function targetOf({ signIn }: VerifyQuery, conditions: VerifyQuestion['conditions']): WhatIfQuestion['target'] {
  if (conditions.userAction !== undefined) return { userAction: signIn.audience };
  if (conditions.authenticationContext !== undefined) return { authenticationContext: signIn.audience };
  return { appId: appIdOf(signIn.audience) };
}

function endpoint(): string {
  const given = process.env.POSTERN_GRAPH_ENDPOINT ?? publicCloud;
  if (URL.canParse(given) && new URL(given).protocol === 'https:') return given;
  throw new VerbError(
    `POSTERN_GRAPH_ENDPOINT is "${given}": give an https address, such as ${publicCloud}.`,
    exitStatus.usage,
  );
}

/** Asks both, audience by audience. Throws VerbError, WhatIfError, and what the API refuses. */
export async function verify(graph: Graph, asked: VerifyQuestion, output: Output): Promise<readonly Comparison[]> {
  const conditions = spelledOut(asked.conditions);
  const askWhatIf = openWhatIf(endpoint(), output.progress);
  const comparisons: Comparison[] = [];
  for (const audience of audiencesOf(asked)) {
    const answer = await question(graph, VerifyDocument, { user: asked.user, audience, conditions });
    output.progress(`asking What-If about ${answer.signIn.audienceName}`);
    const { ip = otherwise.ip, country = otherwise.country } = conditions;
    const { context, user } = answer.signIn;
    const verdicts = await askWhatIf({
      ...context,
      // The API answers with one of the words that it takes.
      device: context.device as WhatIfQuestion['device'],
      userId: user.sourceId,
      target: targetOf(answer, asked.conditions),
      ip,
      country: country.toUpperCase(),
    });
    comparisons.push(compare(answer, verdicts));
  }
  return comparisons;
}
