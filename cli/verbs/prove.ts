/** `postern prove`: a certificate that a resource is protected, or one route that shows that it is not, for others to check. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { publishedSnapshot } from '#cypher';
import { type ClosedProof, prove, type RouteProof, snapshotAsked } from '#routes';
import { exitStatus, VerbError } from '../failure.ts';
import { findNode } from '../find-node.ts';
import { levelWords } from '../level-words.ts';
import type { Output } from '../output.ts';
import { question } from '../question.ts';
import { ProvenStateDocument, type ProvenStateQuery } from '../questions/answers.ts';
import { withGraph } from '../with-graph.ts';

/** Options of the verb. */
export interface ProveVerb {
  readonly data: string;
  /** Where the certificate goes. */
  readonly out: string;
}

/** The document of `prove --json`; the certificate in the file is the same. */
export type ProofJson = {
  readonly snapshot: string;
  /** The state of the resource: one that was not collected whole is undecided though nobody gets there by what was. */
  readonly state: string;
} & (ClosedProof | RouteProof);

/** Proves, writes and prints; status 3 where the resource is not protected. Throws VerbError where it is not found or not sensitive. */
export async function proveVerb(name: string, { data, out }: ProveVerb, output: Output): Promise<void> {
  await withGraph(data, output, async ({ graph }) => {
    const id = await findNode(graph, name);
    const { snapshot, node } = await question(graph, ProvenStateDocument, { id });
    output.progress('Reading the links', 'under way');
    const proof = await prove(graph, snapshotAsked((await graph.one(publishedSnapshot, {})).snapshot), id);
    if (proof === undefined || node?.protection == null)
      throw new VerbError(`"${name}" is not sensitive, so there is no level to prove. postern.yaml declares what is.`);
    const document: ProofJson = { snapshot: snapshot.id, state: node.protection.state, ...proof };
    await mkdir(dirname(out), { recursive: true });
    await writeFile(out, `${JSON.stringify(document)}\n`, { mode: 0o600 });
    await output.answer(document, (printed) => describe(printed, node, out));
    if (document.state !== 'PROTECTED') process.exitCode = exitStatus.no;
  });
}

function describe(proof: ProofJson, { name, requiredAssurance, protection }: Proven, out: string): string {
  const needs = `${name} needs level ${levelWords(requiredAssurance)}.`;
  const lines = proof.claim === 'closed' ? closedLines(proof, protection) : routeLines(proof);
  return [
    needs,
    ...lines,
    '',
    `The certificate: ${out}. Anybody can check it against the links, without Postern:`,
    '  postern export links --out links.ndjson',
    `  python3 test/proof/check.py links.ndjson ${out}`,
  ].join('\n');
}

type Proven = NonNullable<ProvenStateQuery['node']>;

function closedLines(
  { nodes, links, needs, state }: ProofJson & ClosedProof,
  protection: Proven['protection'],
): string[] {
  const count = (list: readonly unknown[]) => list.length.toLocaleString('en');
  const lines = [
    `Nobody gets there below that: below ${needs}, whoever begins outside reaches ${count(nodes)} nodes, and it is none of them.`,
    `All ${count(links)} links that lead out of these nodes ask for ${needs} or more.`,
  ];
  if ((protection?.asDeclared.length ?? 0) > 0) lines.push('This rests on what postern.yaml declares.');
  if (state === 'PROTECTED') return lines;
  const missing = protection?.notCovered.map(({ collection }) => collection).join(', ');
  return [...lines, `It is undecided all the same, since what could lead there was not collected whole: ${missing}.`];
}

function routeLines({ says, over, needs }: ProofJson & RouteProof): string[] {
  const rests =
    over === 'gate' ? ' It rests on an open question: it holds if the question is answered at its worst.' : '';
  return [`Somebody gets there below ${needs}.${rests}`, says];
}
