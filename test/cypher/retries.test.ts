/** What is tried again: the way to the database, within half of a statement's time, and never what meets itself again. */
import { expect, test } from '@jest/globals';
import { Retries } from '../../cypher/engine/retries.ts';

/** All pauses that a failure is given, if time stood still. */
function pauses(code: string, timeout?: number): number[] {
  const retries = new Retries(timeout);
  const all: number[] = [];
  while (all.length < 8) {
    const pause = retries.pauseAfter({ code });
    if (pause === undefined) break;
    all.push(pause);
  }
  return all;
}

test.each([
  'ServiceUnavailable',
  'SessionExpired',
  'Neo.ClientError.Cluster.NotALeader',
  'Neo.TransientError.Transaction.DeadlockDetected',
])('%s is tried again, with longer and longer pauses', (code) => {
  expect(pauses(code).slice(0, 6)).toEqual([250, 500, 1000, 2000, 4000, 4000]);
});

test.each([
  'Neo.TransientError.General.MemoryPoolOutOfMemoryError',
  'Neo.TransientError.Transaction.LockClientStopped',
  'Neo.ClientError.Transaction.TransactionTimedOut',
  'Neo.ClientError.Statement.SyntaxError',
  'TOO_MANY_ROWS',
])('%s is not', (code) => {
  expect(pauses(code)).toEqual([]);
});

test('no pause goes beyond half of the time of a statement', () => {
  expect(pauses('ServiceUnavailable', 1_500)).toEqual([250, 500]);
  expect(pauses('ServiceUnavailable', 400)).toEqual([]);
});

test('only a failure of the way is kept as the cause', () => {
  const retries = new Retries(undefined);
  const lost = { code: 'ServiceUnavailable' };
  retries.pauseAfter(lost);
  expect(retries.last).toBe(lost);
  retries.pauseAfter({ code: 'Neo.TransientError.Transaction.DeadlockDetected' });
  expect(retries.last).toBeUndefined();
});
