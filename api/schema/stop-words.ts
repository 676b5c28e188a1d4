/** What stopped a list of routes, in words. */
import { longestListed } from '#catalogue';

/** What ends a list before its end. */
type StopReason = 'ROUTES' | 'HOPS' | 'TIME';

const words: Readonly<Record<StopReason, (listed: number) => string>> = {
  HOPS: () => `Routes of up to ${longestListed} links are listed; longer ones may exist.`,
  ROUTES: () => 'The list stopped because it grew too long; more routes exist. Ask with a filter for the rest.',
  TIME: (listed) =>
    listed === 0
      ? 'No route was found before the time of the request was over, which does not mean that there is none. Ask again, or ask for less with a filter.'
      : 'The time of the request was over before the list was complete; more routes may exist. Ask again, or ask for less with a filter.',
};

/** The sentence for a list of so many routes; null where nothing stopped it. */
export function stopWords(reason: StopReason | undefined, listed: number): string | null {
  return reason === undefined ? null : words[reason](listed);
}
