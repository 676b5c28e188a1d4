/** `postern enforcement`: what signing in takes at the least by audience, beside what is registered, and how long it lasts. */
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

const told = (count: number | null) => (count === null ? 'unknown' : count.toLocaleString('en'));
const named = (who: string) => (who === 'EVERYBODY' ? 'everybody' : 'administrators');

/** The answer as text, safe to print. */
export function enforcementText({ snapshot, enforcement, sessions }: EnforcementQuery): string {
  const lines = [`${snapshot.tenant.name}: what is enforced, beside what is registered.`];
  for (const row of enforcement) {
    const { who, audience, people, registered, capable, enforced, recoverBelow, weakest } = row;
    const levels = row.levels.filter((one) => one.people > 0);
    lines.push(
      '',
      `${audience}, ${named(who)}: ${people.toLocaleString('en')}`,
      `    registered ${told(registered)}, capable ${told(capable)}, two factors enforced ${told(enforced)}`,
      `    weakest: ${weakest === null ? 'everybody is blocked' : `${levelWords(weakest)} by ${row.weakestAuthenticators.join(' and ')}`}; recover with less than they sign in with: ${told(recoverBelow)}`,
      ...levels.map(
        (one) => `    ${told(one.people)} at ${levelWords(one.level)} (${one.authenticatorAssuranceLevel})`,
      ),
    );
  }
  lines.push(
    '',
    'How long a sign-in lasts, by policies that hold in every context:',
    ...sessions.flatMap(sessionLines),
  );
  return lines.join('\n');
}

function sessionLines(row: EnforcementQuery['sessions'][number]): string[] {
  const { who, audience, people, longestHours, limits, everyTime, neverPersistent, alwaysPersistent } = row;
  const longest = longestHours === null ? 'nobody is asked again within 90 days, rolling' : `${longestHours} hours`;
  const within = limits.map(({ level, hours, word, people: some }) => `${level} (${word} ${hours} h) ${told(some)}`);
  return [
    '',
    `${audience}, ${named(who)}: ${told(people)}`,
    `    longest: ${people === 0 ? 'nobody is here' : longest}; asked every time ${told(everyTime)}`,
    `    within the limit of ${within.join(', ')}`,
    `    closed with the browser ${told(neverPersistent)}, kept ${told(alwaysPersistent)}; evaluated strictly ${told(row.strictlyEvaluated)}, not at all ${told(row.notEvaluated)}; ends in an outage ${told(row.endsInOutage)}`,
  ];
}
