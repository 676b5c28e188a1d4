/** Cursors: they come back as they were, and only to the question that they belong to. */
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { ApiError } from '../../api/api-error.ts';
import { decodeCursor, digestOf, encodeCursor } from '../../api/cursor.ts';

const Place = z.object({ barrier: z.int(), ordinal: z.int() });
const place = { barrier: 3, ordinal: 17 };

function refusal(work: () => unknown): ApiError | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error as ApiError;
  }
}

describe('a cursor', () => {
  const digest = digestOf('routes', { to: 'vault' });
  const cursor = encodeCursor('snap00000001', digest, place);

  test('comes back with its snapshot and position', () => {
    expect(decodeCursor(cursor, digest, Place)).toEqual({ snapshot: 'snap00000001', position: place });
  });

  test('is safe in an address', () => {
    expect(cursor).toMatch(/^[\w-]+$/);
  });

  test.each([
    ['another question', digestOf('routes', { to: 'other' }), cursor],
    ['another field with the same arguments', digestOf('links in', { to: 'vault' }), cursor],
    ['a list with other positions', digest, encodeCursor('snap00000001', digest, { listing: 'x' })],
    ['a position that is no number', digest, encodeCursor('snap00000001', digest, { barrier: '3', ordinal: 17 })],
    ['something that is no cursor', digest, 'not-a-cursor'],
    ['JSON that is no cursor', digest, Buffer.from('[1]').toString('base64url')],
  ])('is refused for %s', (_, asked, given) => {
    expect(refusal(() => decodeCursor(given, asked, Place))?.code).toBe('BAD_CURSOR');
  });
});

describe('the digest of a question', () => {
  test('is the same for arguments in another order, absent or null', () => {
    expect(digestOf('routes', { to: 'a', from: null, filter: { kinds: ['HOLDS'], known: true } })).toBe(
      digestOf('routes', { filter: { known: true, kinds: ['HOLDS'] }, to: 'a' }),
    );
  });

  test.each([
    [{ to: 'a' }, { to: 'b' }],
    [{ to: 'a' }, { from: 'a' }],
    [{ kinds: ['a', 'b'] }, { kinds: ['a,b'] }],
    [{ known: false }, {}],
    [{ text: 'null' }, { text: null }],
  ])('differs between %j and %j', (one, other) => {
    expect(digestOf('field', one)).not.toBe(digestOf('field', other));
  });
});
