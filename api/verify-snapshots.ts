/** An Apollo plugin: before an answer goes out, the snapshots that it was read from must still be READY. */
import type { ApolloServerPlugin } from '@apollo/server';
import { GraphError } from '#cypher';
import { ApiError } from './api-error.ts';
import type { RequestContext } from './request-context.ts';

/** Replaces an answer that was read from a snapshot that is being dropped by the error SNAPSHOT_GONE. */
export const verifySnapshots: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ contextValue, response }) => {
      if (response.body.kind !== 'single' || !response.body.singleResult.data) return;
      try {
        await contextValue.verify();
      } catch (error) {
        const { message, code } = shown(error);
        response.body.singleResult = { data: null, errors: [{ message, extensions: { code } }] };
      }
    },
  }),
};

function shown(error: unknown): { message: string; code: string } {
  if (error instanceof ApiError) return error;
  const code = error instanceof GraphError ? error.code : 'INTERNAL';
  return { message: 'The database went away before the answer was complete. Try again.', code };
}
