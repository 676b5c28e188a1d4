/** The only place that speaks to the API. */
import { Client, cacheExchange, fetchExchange } from 'urql';

/** Answers are of one snapshot, which never changes, so each question is asked once a visit. */
export const client = new Client({
  url: '/graphql',
  exchanges: [cacheExchange, fetchExchange],
  preferGetMethod: false,
});
