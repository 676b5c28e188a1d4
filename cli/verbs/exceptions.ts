/** `postern exceptions`: exclusions from policies, vendors and shared accounts, with who answers for each, why and until when. */
import type { ExceptionsJson } from '../governance-json.ts';
import type { Output } from '../output.ts';
import { question } from '../question.ts';
import { ExceptionsDocument, type ExceptionsQuery } from '../questions/answers.ts';
import { withGraph } from '../with-graph.ts';

/** Options of the verb. */
export interface ExceptionsVerb {
  readonly data: string;
}

/** Asks and prints. */
export async function exceptionsVerb(options: ExceptionsVerb, output: Output): Promise<void> {
  const answer = await withGraph(options.data, output, ({ graph }) => question(graph, ExceptionsDocument, {}));
  await output.answer(answer satisfies ExceptionsJson, exceptionsText);
}

/** The answer as text, safe to print. */
export function exceptionsText({ snapshot, exceptions }: ExceptionsQuery): string {
  const open = exceptions.filter(({ state }) => state !== 'DECLARED').length;
  const lines = [`${snapshot.tenant.name}: ${exceptions.length} exceptions, ${open} that nobody accounts for now.`];
  for (const one of exceptions) {
    const people = one.people === null ? '' : `, ${one.people} ${one.people === 1 ? 'person' : 'people'}`;
    const left = one.policy === null ? '' : ` is left out of "${one.policy.name}"`;
    lines.push('', `${one.state.padEnd(10)} ${one.who.name} (${one.kind}${people})${left}`);
    const told = [
      one.reason === null ? 'nobody says why' : `why: ${one.reason}`,
      one.owner === null ? 'nobody answers for it' : `answered for by ${one.owner}`,
      one.until === null ? 'without an end' : `until ${one.until.slice(0, 10)}`,
      ...(one.compensation === null ? [] : [`instead: ${one.compensation}`]),
    ];
    lines.push(`    ${told.join('; ')}`);
  }
  return lines.join('\n');
}
