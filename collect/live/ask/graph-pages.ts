/** Pages of a list of Graph: rows, and the link to the next page. */
import type { GraphRequest, Row } from '../collection.ts';
import type { GraphClient } from './graph-client.ts';
import type { Errand } from './service.ts';

/** One page. */
export interface Page {
  readonly rows: readonly Row[];
  readonly next: string | undefined;
}

/** One page of a list; an object that is no list is its one row. */
export function pageOf(json: unknown): Page {
  const { value, '@odata.nextLink': next } = (json ?? {}) as { value?: unknown; '@odata.nextLink'?: unknown };
  const link = typeof next === 'string' && next !== '' ? next : undefined;
  if (Array.isArray(value)) return { rows: value as Row[], next: link };
  return { rows: typeof json === 'object' && json !== null ? [withoutContext(json as Row)] : [], next: undefined };
}

function withoutContext(row: Row): Row {
  const { '@odata.context': _context, ...rest } = row;
  return rest;
}

/** Header of requests that use `$count`; the client's own iterator would drop it after the first page. */
export const advanced = { ConsistencyLevel: 'eventual' } as const;

/** The headers that a request needs, on every page. https://learn.microsoft.com/graph/aad-advanced-queries */
export function headersOf(request: GraphRequest): Readonly<Record<string, string>> {
  return request.query?.$count === 'true' || request.path.endsWith('/$count') ? advanced : {};
}

/** The number that a `/$count` gives; undefined where the service has none, as in tenants of B2C. */
export async function countOf(client: GraphClient, request: GraphRequest, errand: Errand): Promise<number | undefined> {
  try {
    const { text } = await client.get(client.urlOf(request), errand, { ...advanced, accept: 'text/plain' });
    const count = Number(text.replace(/^\uFEFF/, '').trim());
    return text.trim() !== '' && Number.isInteger(count) ? count : undefined;
  } catch (error) {
    if ((error as Error).name === 'Refused' || (error as Error).name === 'GaveUp') return undefined;
    throw error;
  }
}
