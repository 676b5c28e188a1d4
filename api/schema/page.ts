/** Pages of a list: what asks for one, and the Relay shape that answers. */
import { ApiError } from '../api-error.ts';
import { pageSize } from '../limits.ts';

export const firstSays = `How many rows, ${pageSize.least} to ${pageSize.most}.`;
export const afterSays = 'A cursor: the rows behind it. Repeat the other arguments.';

/** The number of rows to give. Throws ApiError BAD_USER_INPUT outside 1 to 100. */
export function rowsAsked(first: number): number {
  if (first < pageSize.least || first > pageSize.most)
    throw new ApiError('BAD_USER_INPUT', `\`first\` is ${first}: it may be ${pageSize.least} to ${pageSize.most}.`);
  return first;
}

/** Cost of a field that lists: one, and each row's own cost as often as rows are asked for. */
export function listCost({ first }: { readonly first?: number | null | undefined }) {
  return { field: 1, multiplier: first ?? pageSize.usual };
}

/** A page in Relay's shape. */
export interface Page<T> {
  readonly edges: { readonly cursor: string; readonly node: T }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** Makes a page of rows that each know their cursor. */
export function pageOf<T>(
  rows: readonly T[],
  cursor: (row: T, index: number) => string,
  hasNextPage: boolean,
  after: unknown,
): Page<T> {
  const edges = rows.map((node, index) => ({ cursor: cursor(node, index), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage,
      hasPreviousPage: after !== undefined && after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
