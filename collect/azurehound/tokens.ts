/** The tokens in one answer of stream-json's parser, which answers a list in a wrapper of its own, or nothing. */
import type { jsonParser, Token } from 'stream-json/parser.js';

/** Unwraps an answer without needing the library that the wrapper comes from. */
export function tokensIn(answer: ReturnType<ReturnType<typeof jsonParser>>): readonly Token[] {
  return typeof answer === 'object' && 'values' in answer ? answer.values : [];
}
