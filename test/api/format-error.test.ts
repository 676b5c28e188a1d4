/** Errors as askers see them: a code, a way out, and nothing of the inside. */
import { describe, expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { GraphError } from '#cypher';
import { ApiError } from '../../api/api-error.ts';
import { formatError } from '../../api/format-error.ts';
import { type Log, requestIds } from '../../api/log.ts';

function shown(thrown: Error, formatted: { message: string; extensions?: Record<string, unknown> }) {
  const lines: unknown[] = [];
  const write = (line: unknown) => void lines.push(line);
  const log = { info: write, warn: write, error: write } as unknown as Log;
  const error = new GraphQLError(thrown.message, { originalError: thrown });
  const answer = requestIds.run('request-12345', () => formatError(log)({ ...formatted, path: ['routes'] }, error));
  return { answer, text: JSON.stringify(answer), lines };
}

describe('an error', () => {
  test('of the asker keeps its code and its words', () => {
    const { answer } = shown(new ApiError('BAD_CURSOR', 'another question'), { message: 'another question' });
    expect(answer).toEqual({ message: 'another question', path: ['routes'], extensions: { code: 'BAD_CURSOR' } });
  });

  test('of the database keeps its code; its words go to the log', () => {
    const inside = 'The database at bolt://10.1.2.3:7687 does not answer (MATCH (n) RETURN n).';
    const { answer, text, lines } = shown(new GraphError('DATABASE_UNAVAILABLE', inside), { message: inside });
    expect(answer.extensions).toEqual({ code: 'DATABASE_UNAVAILABLE' });
    expect(text).not.toContain('10.1.2.3');
    expect(text).not.toContain('MATCH');
    expect(JSON.stringify(lines)).toContain('10.1.2.3');
  });

  test('that nobody expected shows only the id under which the log has it', () => {
    const bug = new TypeError('cannot read secret of /home/somebody');
    const { answer, text, lines } = shown(bug, {
      message: bug.message,
      extensions: { code: 'INTERNAL_SERVER_ERROR', stacktrace: [bug.stack ?? ''] },
    });
    expect(answer.extensions).toEqual({ code: 'INTERNAL', requestId: 'request-12345' });
    expect(answer.message).toContain('request-12345');
    expect(text).not.toContain('secret');
    expect(text).not.toContain('stack');
    expect(lines).toEqual([expect.objectContaining({ err: bug })]);
  });

  test('in the document says what is wrong with it', () => {
    const wrong = new GraphQLError('Cannot query field "rotues" on type "Query".');
    const code = 'GRAPHQL_VALIDATION_FAILED';
    const log = { info() {}, warn() {}, error() {} } as unknown as Log;
    expect(formatError(log)({ message: wrong.message, extensions: { code, stacktrace: ['at x'] } }, wrong)).toEqual({
      message: wrong.message,
      extensions: { code },
    });
  });
});
