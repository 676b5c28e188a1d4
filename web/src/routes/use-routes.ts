/** The routes that the address asks for, page after page in one list, and how many there are. */
import { useEffect, useState } from 'react';
import type { RouteAnswer, RouteCountAnswer, RoutesAnswer } from '../questions/answers.ts';
import routeCount from '../questions/route-count.graphql?raw';
import routes from '../questions/routes.graphql?raw';
import { type Asked, useAnswer } from '../questions/use-answer.ts';

const rowsAPage = 25;

/** What is asked: the variables of routes.graphql without the page. */
export interface RouteQuestion {
  readonly to: string;
  readonly from?: string;
  readonly filter?: Readonly<Record<string, unknown>>;
}

/** The list so far. */
export interface RouteList {
  readonly routes: readonly RouteAnswer[];
  readonly last: RoutesAnswer['routes'] | undefined;
  readonly count: RouteCountAnswer['routes']['count'] | undefined;
  readonly fetching: boolean;
  readonly error: Asked<unknown>['error'];
  /** Asks for the next page, where there is one. */
  more(): void;
}

/** Starts over when the question changes. */
export function useRoutes(question: RouteQuestion): RouteList {
  const key = JSON.stringify(question);
  const [pages, setPages] = useState<{ key: string; before: readonly RouteAnswer[]; after: string | undefined }>({
    key,
    before: [],
    after: undefined,
  });
  const current = pages.key === key ? pages : { key, before: [], after: undefined };
  const variables = { ...question, first: rowsAPage, ...(current.after === undefined ? {} : { after: current.after }) };
  const { data, fetching, error, stale } = useAnswer<RoutesAnswer>({ query: routes, variables });
  const counted = useAnswer<RouteCountAnswer>({
    query: routeCount,
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
