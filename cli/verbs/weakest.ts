/** `postern weakest`: which single failure would open a protected resource, what is held at the lowest level first. */
import { type Level, levels } from '#catalogue';
import { publishedSnapshot } from '#cypher';
import { type SingleFailure, type SingleFailures, singleFailures, snapshotAsked } from '#routes';
import { VerbError } from '../failure.ts';
import { findNode } from '../find-node.ts';
import { levelWords } from '../level-words.ts';
import type { Output } from '../output.ts';
import { withGraph } from '../with-graph.ts';

/** Options of the verb. */
export interface WeakestVerb {
  readonly data: string;
  /** How many to print. */
  readonly first: number;
}

/** The document of `weakest --json`: every failure. */
export interface WeakestJson extends SingleFailures {
  readonly resource: string;
  readonly snapshot: string;
}

/** Asks and prints. Throws VerbError where the resource is not found, or not sensitive. */
export async function weakestVerb(name: string, { data, first }: WeakestVerb, output: Output): Promise<void> {
  const answer = await withGraph(data, output, async ({ graph }): Promise<WeakestJson> => {
    const resource = await findNode(graph, name);
    const asked = snapshotAsked((await graph.one(publishedSnapshot, {})).snapshot);
    output.progress('Trying every single failure', 'under way');
    const found = await singleFailures(graph, asked, resource);
    if (found === undefined)
      throw new VerbError(`"${name}" is not sensitive, so there is no level to keep. postern.yaml declares what is.`);
    return { snapshot: asked.snapshot, resource, ...found };
  });
  await output.answer(answer, (printed) => describe(name, printed, first));
}

const kindWords: Readonly<Record<SingleFailure['kind'], string>> = {
  identity: 'if it is taken',
  authenticator: 'if this kind of authenticator is defeated',
  setting: 'if it no longer holds',
};

function describe(name: string, { isOpen, needs, failures }: WeakestJson, first: number): string {
  if (isOpen)
    return `${name} is open below ${needs} as it is: \`postern routes\` lists how, and \`postern fixes\` what to do.`;
  if (failures.length === 0) return `No single failure opens ${name} below ${needs}.`;
  const lines = failures.slice(0, first).map(({ kind, name: what, heldAt, links }) => {
    const held = levelWords({ value: heldAt, name: levels[heldAt as Level].name });
    return `  ${what}, ${kindWords[kind]}: held at ${held}; ${links.toLocaleString('en')} links rest on it`;
  });
  const more = failures.length > first ? [`  and ${failures.length - first} more: --first, or --json for all`] : [];
  return [
    `${failures.length} single failures would open ${name} below ${needs}, the least held first:`,
    ...lines,
    ...more,
  ].join('\n');
}
