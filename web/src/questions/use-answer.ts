/** Asks a question and gives its answer whole, or the error: an answer in part, or none, is never shown as one. */
import { type AnyVariables, type CombinedError, type UseQueryArgs, useQuery } from 'urql';

/** Where a question stands. */
export interface Asked<Answer> {
  /** Undefined until it has come, and where it failed. */
  readonly data: Answer | undefined;
  readonly error: CombinedError | undefined;
  readonly fetching: boolean;
  readonly stale: boolean;
}

/** The answer to a question, with the types of its document; with `pause` it is not asked yet. */
export function useAnswer<Answer, Variables extends AnyVariables>(
  question: UseQueryArgs<Variables, Answer>,
): Asked<Answer> {
  const [{ data, error, fetching, stale }] = useQuery(question);
  // GraphQL answers `data: null` beside the error.
  return { data: error === undefined ? (data ?? undefined) : undefined, error, fetching, stale };
}
