/** The only place that speaks to the API. */
import { Client, cacheExchange, fetchExchange } from 'urql';

/** A client that has asked nothing yet. Answers are of one snapshot, which never changes, so each question is asked once a visit. */
export function newClient(): Client {
  return new Client({
    url: '/graphql',
    exchanges: [cacheExchange, fetchExchange],
    preferGetMethod: false,
  });
}
