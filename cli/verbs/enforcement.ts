/** `postern enforcement`: what signing in takes at the least by audience, beside what is registered. */
import type { EnforcementJson } from '../governance-json.ts';
import { levelWords } from '../level-words.ts';
import type { Output } from '../output.ts';
import { question } from '../question.ts';
import { EnforcementDocument, type EnforcementQuery } from '../questions/answers.ts';
import { withGraph } from '../with-graph.ts';

/** Options of the verb. */
export interface EnforcementVerb {
  readonly data: string;
}

/** Asks and prints. */
export async function enforcementVerb(options: EnforcementVerb, output: Output): Promise<void> {
  const answer = await withGraph(options.data, output, ({ graph }) => question(graph, EnforcementDocument, {}));
  await output.answer(answer satisfies EnforcementJson, enforcementText);
}

/** The answer as text, safe to print. */
export function enforcementText({ snapshot, enforcement }: EnforcementQuery): string {
  const lines = [`${snapshot.tenant.name}: what is enforced, beside what is registered.`];
  for (const row of enforcement) {
    const { who, audience, people, registered, capable, enforced, recoverBelow, weakest } = row;
    const told = (count: number | null) => (count === null ? 'unknown' : count.toLocaleString('en'));
    const levels = row.levels.filter((one) => one.people > 0);
    lines.push(
      '',
      `${audience}, ${who === 'EVERYBODY' ? 'everybody' : 'administrators'}: ${people.toLocaleString('en')}`,
      `    registered ${told(registered)}, capable ${told(capable)}, two factors enforced ${told(enforced)}`,
      `    weakest: ${weakest === null ? 'everybody is blocked' : `${levelWords(weakest)} by ${row.weakestAuthenticators.join(' and ')}`}; recover with less than they sign in with: ${told(recoverBelow)}`,
      ...levels.map(
        (one) => `    ${told(one.people)} at ${levelWords(one.level)} (${one.authenticatorAssuranceLevel})`,
      ),
    );
  }
  return lines.join('\n');
}
