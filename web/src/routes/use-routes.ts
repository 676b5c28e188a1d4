/** The routes that the address asks for, page after page in one list, and how many there are. */
import { useEffect, useState } from 'react';
import {
  RouteCountDocument,
  type RouteCountQuery,
  type RouteCountQueryVariables,
  type RouteFragment,
  RoutesDocument,
  type RoutesQuery,
} from '../questions/answers.ts';
import { type Asked, useAnswer } from '../questions/use-answer.ts';

const rowsAPage = 25;

/** The list so far. */
export interface RouteList {
  readonly routes: readonly RouteFragment[];
  readonly last: RoutesQuery['routes'] | undefined;
  readonly count: RouteCountQuery['routes']['count'] | undefined;
  readonly fetching: boolean;
  readonly error: Asked<unknown>['error'];
  /** Asks for the next page, where there is one. */
  more(): void;
}

/** Starts over when the question changes. */
export function useRoutes(question: RouteCountQueryVariables): RouteList {
  const key = JSON.stringify(question);
  const [pages, setPages] = useState<{ key: string; before: readonly RouteFragment[]; after: string | undefined }>({
    key,
    before: [],
    after: undefined,
  });
  const current = pages.key === key ? pages : { key, before: [], after: undefined };
  const variables = { ...question, first: rowsAPage, ...(current.after === undefined ? {} : { after: current.after }) };
  const { data, fetching, error, stale } = useAnswer({ query: RoutesDocument, variables });
  const counted = useAnswer({
    query: RouteCountDocument,
    variables: { ...question },
    pause: data === undefined,
  });
  useEffect(() => {
    if (pages.key !== key) setPages({ key, before: [], after: undefined });
  }, [pages.key, key]);
  const page = fetching || stale ? undefined : data?.routes;
  const listed = [...current.before, ...(page?.edges.map(({ node }) => node) ?? [])];
  return {
    routes: listed,
    last: page,
    count: counted.data?.routes.count,
    fetching,
    error,
    more() {
      if (page?.pageInfo.hasNextPage) setPages({ key, before: listed, after: page.pageInfo.endCursor ?? undefined });
    },
  };
}
