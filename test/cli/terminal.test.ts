/** What is printed fits the terminal: lines, tables, and what is under way. */
import { describe, expect, jest, test } from '@jest/globals';
import { broken, fitted } from '../../cli/table.ts';
import { wrapped } from '../../cli/terminal.ts';
import { showUnderWay } from '../../cli/under-way.ts';

describe('a text', () => {
  test('is broken between words, and what goes on is indented', () => {
    expect(wrapped('  one two three four\nshort', 12)).toBe('  one two\n    three\n    four\nshort');
  });

  test('keeps a long word whole, and lines of a table as they are', () => {
    expect(wrapped('see https://postern.example/token now', 12)).toBe('see\n  https://postern.example/token\n  now');
    expect(wrapped('│ a cell that is wide │', 10)).toBe('│ a cell that is wide │');
  });
});

describe('a table', () => {
  test('takes what is too much from its widest columns', () => {
    expect(fitted([5, 30, 40], 50)).toEqual([5, 22, 23]);
    expect(fitted([5, 10], 50)).toEqual([5, 10]);
  });

  test('breaks long names after separators, and cuts what has none', () => {
    expect(broken('hq-payments-prod', 12)).toBe('hq-payments-\nprod');
    expect(broken('abcdefghij', 4)).toBe('abcd\nefgh\nij');
    expect(broken('two words', 5)).toBe('two\nwords');
  });
});

describe('what is under way', () => {
  const started = (live: boolean) => {
    jest.useFakeTimers();
    const lines: string[] = [];
    const shown = showUnderWay({ live, tell: (line) => lines.push(line), draw: (text) => lines.push(text) });
    return { lines, shown };
  };

  test('is told after a second, then every ten; what is over sooner is not', () => {
    const { lines, shown } = started(false);
    shown.begins('Looking');
    jest.advanceTimersByTime(900);
    shown.ends();
    shown.begins('Counting');
    jest.advanceTimersByTime(12_500);
    shown.ends();
    jest.advanceTimersByTime(30_000);
    expect(lines).toEqual(['Counting (1 s)', 'Counting (11 s)']);
    jest.useRealTimers();
  });

  test('counts on while the phase before the colon is the same, and anew for the next', () => {
    const { lines, shown } = started(false);
    shown.begins('Reading: 1');
    jest.advanceTimersByTime(8_000);
    shown.begins('Reading: 2');
    jest.advanceTimersByTime(4_000);
    shown.begins('Writing: 1');
    jest.advanceTimersByTime(10_000);
    shown.ends();
    expect(lines).toEqual(['Reading: 1 (1 s)', 'Reading: 2 (11 s)', 'Writing: 1 (9 s)']);
    jest.useRealTimers();
  });

  test('is one line in a terminal, drawn anew and taken away at the end', () => {
    const { lines, shown } = started(true);
    shown.begins('Deriving 1 of 2');
    jest.advanceTimersByTime(1_250);
    shown.begins('Deriving 2 of 2');
    shown.ends();
    expect(lines.filter((text) => text.startsWith('·'))).not.toHaveLength(0);
    expect(lines.at(-1)).toBe('\r\x1b[2K');
    expect(lines.join('')).not.toContain('\n');
    jest.useRealTimers();
  });
});
