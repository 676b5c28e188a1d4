/** Asks the graph in process: the same schema, budget and leases as over HTTP, without a server. */
import { type ExecutionResult, graphql } from 'graphql';
import type { Graph } from '#cypher';
import { ApiError } from './api-error.ts';
import { causeOf } from './format-error.ts';
import { Leases } from './leases.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { createLog } from './log.ts';
import { startRequest } from './request-context.ts';
import { schema } from './schema/index.ts';

/** How to ask. */
export interface AskOptions {
  readonly limits?: Partial<Limits>;
  /** Cancels the question in the database. */
  readonly signal?: AbortSignal;
}

/**
 * The data that answers a GraphQL document, such as one of api/questions. Throws the ApiError or GraphError that the
 * question failed with, and ApiError BAD_USER_INPUT for a document or variables that are wrong.
 */
export async function ask<Data = Record<string, unknown>>(
  graph: Graph,
  document: string,
  variables: Record<string, unknown> = {},
  { limits, signal }: AskOptions = {},
): Promise<Data> {
  const leases = new Leases(graph);
  try {
    const contextValue = startRequest({
      graph,
      leases,
      limits: { ...defaultLimits, ...limits },
      log: createLog('warn'),
      ...(signal === undefined ? {} : { gone: signal }),
    });
    const result: ExecutionResult = await graphql({
      schema,
      source: document,
      variableValues: variables,
      contextValue,
    });
    const error = result.errors?.[0];
    if (error !== undefined) throw error.originalError ? causeOf(error) : new ApiError('BAD_USER_INPUT', error.message);
    await contextValue.verify();
    return result.data as Data;
  } finally {
    await leases.close();
  }
}
