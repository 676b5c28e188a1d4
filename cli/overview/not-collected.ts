/** Where nothing is confirmed for want of collections, the overview says so, and which permissions would answer. */
import type { OverviewJson } from '../json.ts';

/** Collections that are named before the rest is counted. */
const mostNamed = 6;

/** One line: "0 confirmed, 8 undecided: ... were not collected whole". Nothing where something is seen, or where all is there. */
export function notCollectedLines({ states, questions }: Pick<OverviewJson, 'states' | 'questions'>): string[] {
  const asked = questions.filter(({ collections }) => collections.length > 0);
  const collections = [...new Set(asked.flatMap((one) => one.collections))];
  if (states.underProtected > 0 || states.undecided === 0 || collections.length === 0) return [];
  const named = collections.slice(0, mostNamed).map(wordsOf);
  const left = collections.length - named.length;
  const permissions = [...new Set(asked.flatMap((one) => one.permissions))].sort();
  const missing = [...named, ...(left > 0 ? [`${left} more`] : [])].join(', ');
  return [
    `0 confirmed, ${states.undecided} undecided: ${missing} were not collected whole. What answers: ${permissions.join(', ')}; or a facts folder that has them. docs/first-hour.md says how.`,
  ];
}

/** "conditional access policies" for graph/conditional-access-policies. */
function wordsOf(collection: string): string {
  return collection.replace(/^\w+\//, '').replaceAll('-', ' ');
}
