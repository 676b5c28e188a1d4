/** What is asked instead where the service knows less than was asked for: a field that is not there, pages of another size. */
import type { GraphRequest } from '../collection.ts';
import type { Refused } from './refused.ts';

/** A request that asks less, and what is missing then. */
export interface Milder {
  readonly request: GraphRequest;
  /** The field that is left out; none where only pages are shorter. */
  readonly without?: string;
}

/** The milder request after a 400; undefined where there is nothing to leave out. National clouds have fields later than the public one. */
export function milder(request: GraphRequest, { says }: Refused): Milder | undefined {
  const { $select, $top: _, ...rest } = request.query ?? {};
  const fields = $select?.split(',') ?? [];
  const unknown = fields.find((field) => new RegExp(`['"\u2018\u2019\`]${field}['"\u2018\u2019\`]`).test(says));
  if (unknown !== undefined && fields.length > 1) {
    const others = fields.filter((field) => field !== unknown).join(',');
    return { request: { ...request, query: { ...request.query, $select: others } }, without: unknown };
  }
  if (request.query?.$top === undefined) return undefined;
  return { request: { ...request, query: $select === undefined ? rest : { $select, ...rest } } };
}
