/** Cursors: where a list goes on, and of which snapshot and question; base64url of JSON, opaque to the asker. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ApiError } from './api-error.ts';

const Sealed = z.looseObject({ snapshot: z.string(), digest: z.string() });

/** Twelve characters that differ when the question does. Object keys count in any order, absent and null alike. */
export function digestOf(field: string, question: unknown): string {
  return createHash('sha256')
    .update(`${field} ${canonical(question)}`)
    .digest('base64url')
    .slice(0, 12);
}

/** A cursor at `position` of the list that answers the question with this digest in this snapshot. */
export function encodeCursor(snapshot: string, digest: string, position: object): string {
  return Buffer.from(JSON.stringify({ snapshot, ...position, digest })).toString('base64url');
}

/**
 * The snapshot and position in a cursor. Throws ApiError BAD_CURSOR where it is none of this list or answers another
 * question.
 */
export function decodeCursor<P>(
  cursor: string,
  digest: string,
  shape: z.ZodType<P>,
): { snapshot: string; position: P } {
  const sealed = Sealed.safeParse(parse(cursor));
  if (!sealed.success) throw new ApiError('BAD_CURSOR', '`after` is not a cursor that this API gave.');
  if (sealed.data.digest !== digest)
    throw new ApiError(
      'BAD_CURSOR',
      '`after` belongs to a question with other arguments. Ask without it to start over, or repeat the arguments.',
    );
  const position = shape.safeParse(sealed.data);
  if (!position.success) throw new ApiError('BAD_CURSOR', '`after` is a cursor of another list.');
  return { snapshot: sealed.data.snapshot, position: position.data };
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined && one !== null);
  return `{${entries
    .sort(byName)
    .map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`)
    .join()}}`;
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
