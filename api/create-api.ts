/** Puts the API together: GraphQL, health, the page; without a port, so that tests need none. */
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import express from 'express';
import helmet from 'helmet';
import type { Graph } from '#cypher';
import { type AccessOptions, addAuthentication, addressChecks, limitAtOnce } from './access/index.ts';
import { errorPage, notFoundPage } from './error-page.ts';
import { formatError } from './format-error.ts';
import { addHealth } from './health.ts';
import { Leases } from './leases.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { createLog, type Log } from './log.ts';
import { Readiness } from './readiness.ts';
import { refuseOperations } from './refuse-operations.ts';
import { type RequestContext, startRequest } from './request-context.ts';
import { requestLog } from './request-log.ts';
import { schema } from './schema/index.ts';
import { servePage } from './serve-page.ts';
import { verifySnapshots } from './verify-snapshots.ts';

/** How to make it. */
export interface ApiOptions {
  readonly graph: Graph;
  /** The same database over a connection of its own, for readiness; `graph` where absent. */
  readonly health?: Graph;
  /** Who may ask. */
  readonly access: AccessOptions;
  /** The built page, web/dist; none is served where absent. */
  readonly webFolder?: string;
  readonly log?: Log;
  readonly limits?: Partial<Limits>;
  /** Settles when the database is warm: until then /readyz says that it is not, and questions wait. At once where absent. */
  readonly warm?: Promise<unknown>;
}

/** The API, ready to listen on. */
export interface Api {
  readonly app: express.Express;
  /** Lets running requests end and gives the leases back. Close the HTTP server first. */
  close(): Promise<void>;
}

/** Makes the API over an open graph. Throws where the schema is wrong. */
export async function createApi({
  graph,
  health = graph,
  access,
  webFolder,
  log = createLog(),
  limits,
  warm = Promise.resolve(),
}: ApiOptions): Promise<Api> {
  const held = { ...defaultLimits, ...limits };
  const leases = new Leases(graph);
  const readiness = new Readiness(health, warm);
  const warmed = warm.catch(() => undefined);
  const apollo = apolloServer(held, log);
  await apollo.start();
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', access.behindProxy ? 1 : false);
  app.use(
    helmet({ contentSecurityPolicy: { useDefaults: false, directives: policy }, strictTransportSecurity: false }),
  );
  app.use(requestLog(log));
  app.use(addressChecks(access));
  addHealth(app, readiness);
  addAuthentication(app, access);
  app.use(
    '/graphql',
    limitAtOnce(held.requestsAtOnce),
    express.json({ limit: '256kb' }),
    expressMiddleware(apollo, {
      context: async ({ res }) => {
        await warmed;
        return startRequest({ graph, leases, readiness, limits: held, log, gone: goneWith(res) });
      },
    }),
  );
  if (webFolder !== undefined) servePage(app, webFolder);
  app.use(notFoundPage);
  app.use(errorPage(log));
  return {
    app,
    async close() {
      await apollo.stop();
      await leases.close();
    },
  };
}

/** The page needs nothing from elsewhere; data: is for Mantine's icons in its style sheet. */
const policy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

function apolloServer(limits: Limits, log: Log): ApolloServer<RequestContext> {
  const armor = new ApolloArmor({
    // A fragment is as deep as its fields: left to itself, the rule counts two levels for each spread.
    maxDepth: { enabled: true, n: limits.depth, flattenFragments: true },
    maxAliases: { enabled: true, n: limits.aliases },
    maxTokens: { enabled: false },
    maxDirectives: { enabled: true, n: 20 },
    costLimit: { enabled: false },
    blockFieldSuggestion: { enabled: false },
  }).protect();
  const plugins = [...armor.plugins, ApolloServerPluginLandingPageDisabled()] as ApolloServerPlugin[];
  return new ApolloServer<RequestContext>({
    schema,
    ...armor,
    plugins: [...(plugins as ApolloServerPlugin<RequestContext>[]), verifySnapshots, refuseOperations],
    parseOptions: { maxTokens: limits.tokens },
    persistedQueries: false,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    formatError: formatError(log),
    stopOnTerminationSignals: false,
  });
}

/** Fires when the connection closes before the answer is out. */
function goneWith(response: express.Response): AbortSignal {
  const controller = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}
