/** An Apollo plugin: a kind of operation that the schema has none of is the asker's mistake, told before it runs. */
import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { RequestContext } from './request-context.ts';

/** Refuses mutations and subscriptions of a schema without them: 400, OPERATION_NOT_SUPPORTED. */
export const refuseOperations: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ schema, operation }) => {
      // Which operation is meant may be unknown: Apollo says so by itself.
      if (operation === undefined || schema.getRootType(operation.operation)) return;
      throw new GraphQLError(`This API has no ${operation.operation}s. It answers queries.`, {
        nodes: operation,
        extensions: { code: 'OPERATION_NOT_SUPPORTED', http: { status: 400 } },
      });
    },
  }),
};
