/** What is printed steers no terminal, and what is JSON keeps its value. */
import { describe, expect, test } from '@jest/globals';
import { createLog, printable, printableLine, printableText } from '../../api/index.ts';

const every = Array.from({ length: 0xffff }, (_, code) => String.fromCharCode(code)).join('');
const steering = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0x61c, 0x61c],
  [0x200e, 0x200f],
  [0x2028, 0x202e],
  [0x2066, 0x2069],
] as const;
const kept = 'Zoë Ünal 李 שלום مرحبا 👩‍💻 a\\b "c" <d>';

describe('printable', () => {
  test('leaves words of every script as they are', () => {
    expect([printableLine(kept), printableText(kept), printable({ kept })]).toEqual([kept, kept, { kept }]);
  });

  test('escapes C0, C1, separators and direction marks; only a text keeps its line breaks', () => {
    expect(printableLine('\u001b[2J\n\r\u009b\u2028\u202e')).toBe('\\u001b[2J\\n\\u000d\\u009b\\u2028\\u202e');
    expect(printableText('a\nb\r\n')).toBe('a\nb\\u000d\n');
    const within = (code: number) => steering.some(([from, to]) => code >= from && code <= to);
    expect([...printableLine(every)].filter((character) => within(character.charCodeAt(0)))).toEqual([]);
  });

  test('keeps the value of JSON', () => {
    expect(JSON.parse(printableText(JSON.stringify({ [every]: every })))).toEqual({ [every]: every });
  });

  test('reaches every string and every name in a value, `__proto__` like another', () => {
    const hostile = JSON.parse('{"a":["\\u001b",{"\\u001b":null}],"__proto__":"\\u001b","n":1}');
    const safe = JSON.stringify(printable(hostile));
    expect(safe).toBe('{"a":["\\\\u001b",{"\\\\u001b":null}],"__proto__":"\\\\u001b","n":1}');
  });
});

test('a line of the log is JSON of the same value, and steers nothing', () => {
  const lines: string[] = [];
  createLog('info', { write: (line) => void lines.push(line) }).info({ name: '\u009b31m\u202e' }, 'hostile');
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toMatch(/[\u0080-\u009f\u202e]/);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ name: '\u009b31m\u202e', msg: 'hostile' });
});
