/** Shows how a collection goes: live lines in a terminal, plain lines elsewhere, NDJSON where it was asked for. */

import { printableLine } from '../api/index.ts';
import type { CollectProgress } from '../collect/index.ts';
import { type Output, printError } from './output.ts';

interface Going {
  rows: number;
  total: number | undefined;
  readonly begun: number;
  waitsUntil: number;
  why: string;
}

const redrawEvery = 200;
const tellEvery = 10_000;

/** Progress of a run; `close` when it has ended. */
export interface ShownProgress extends CollectProgress {
  close(): void;
}

/** Shows progress in the form that the verb was told. */
export function showProgress(form: 'text' | 'json' | 'none', output: Output): ShownProgress {
  const going = new Map<string, Going>();
  const of = (name: string): Going => {
    const one = going.get(name) ?? { rows: 0, total: undefined, begun: Date.now(), waitsUntil: 0, why: '' };
    going.set(name, one);
    return one;
  };
  const shown =
    form === 'json' ? events() : form === 'text' && process.stderr.isTTY ? lines(going) : plain(form, going, output);
  return {
    rows(name, rows, total) {
      Object.assign(of(name), { rows, total });
      shown.changed(name, of(name));
    },
    wait(name, { milliseconds, why }) {
      Object.assign(of(name), { waitsUntil: Date.now() + milliseconds, why });
      shown.changed(name, of(name));
    },
    ended(name, { status, rows, reason }) {
      going.delete(name);
      shown.said({ collection: name, status, rows, reason }, endLine(name, status, rows, reason));
    },
    message(text) {
      shown.said({ message: text }, text);
    },
    close: shown.close,
  };
}

interface Shown {
  changed(name: string, going: Going): void;
  said(event: object, line: string): void;
  close(): void;
}

function endLine(name: string, status: string, rows: number | undefined, reason: string | undefined): string {
  const count = rows === undefined ? '' : `, ${number(rows)} rows`;
  return `${name}: ${status}${count}${reason === undefined ? '' : ` (${reason})`}`;
}

function goingLine(name: string, { rows, total, begun, waitsUntil, why }: Going): string {
  const seconds = (Date.now() - begun) / 1000;
  const rate = seconds > 1 ? `, ${number(Math.round(rows / seconds))} rows/s` : '';
  const wait = waitsUntil > Date.now() ? `, waits ${Math.ceil((waitsUntil - Date.now()) / 1000)} s: ${why}` : '';
  return `${name}: ${number(rows)}${total === undefined ? '' : ` of ${number(total)}`}${rate}${wait}`;
}

const number = (value: number) => value.toLocaleString('en');

function events(): Shown {
  const write = (event: object) => printError(`${JSON.stringify({ at: new Date().toISOString(), ...event })}\n`);
  return {
    changed(name, { rows, total, begun, waitsUntil, why }) {
      const rate = Math.round(rows / Math.max(0.001, (Date.now() - begun) / 1000));
      const waits = waitsUntil > Date.now() ? { waitsSeconds: Math.ceil((waitsUntil - Date.now()) / 1000), why } : {};
      write({ collection: name, rows, total, rate, ...waits });
    },
    said: (event) => write(event),
    close: () => undefined,
  };
}

function plain(form: 'text' | 'json' | 'none', going: Map<string, Going>, output: Output): Shown {
  const timer = setInterval(() => {
    for (const [name, one] of going) output.progress(goingLine(name, one));
  }, tellEvery);
  timer.unref();
  return {
    changed: () => undefined,
    said: (_event, line) => void (form === 'text' && output.progress(line)),
    close: () => clearInterval(timer),
  };
}

/** Redraws the collections that are being read below the lines that stay. */
function lines(going: Map<string, Going>): Shown {
  let drawn = 0;
  const clear = () => {
    if (drawn > 0) process.stderr.write(`\x1b[${drawn}A\x1b[0J`);
    drawn = 0;
  };
  const draw = () => {
    clear();
    const { rows = 24, columns = 80 } = process.stderr;
    const shown = [...going].slice(0, Math.max(1, rows - 2));
    for (const [name, one] of shown) printError(`${printableLine(goingLine(name, one)).slice(0, columns - 1)}\n`);
    drawn = shown.length;
  };
  const timer = setInterval(draw, redrawEvery);
  timer.unref();
  return {
    changed: () => undefined,
    said(_event, line) {
      clear();
      printError(`· ${printableLine(line)}\n`);
      draw();
    },
    close() {
      clearInterval(timer);
      clear();
    },
  };
}
