/** Shows what is under way where it takes longer than a second: one line that is drawn anew in a terminal, a line now and then elsewhere. */
import { printableLine } from '../api/index.ts';

/** Milliseconds that nobody notices. */
const unnoticed = 1_000;
/** Milliseconds between two lines about the same wait, where lines cannot be drawn anew. */
const tellEvery = 10_000;
const lookEvery = 250;

/** How it is shown. */
export interface Showing {
  /** Whether a line may be drawn over the last one. */
  readonly live: boolean;
  /** Prints a line that stays. */
  readonly tell: (message: string) => void;
  /** Writes as it is. */
  readonly draw: (text: string) => void;
}

/** What is under way now. */
export interface Shown {
  begins(message: string): void;
  ends(): void;
}

/** Nothing is under way at first; a timer runs only while something is. */
export function showUnderWay({ live, tell, draw }: Showing): Shown {
  let message: string | undefined;
  /** When silence began, and when what stands before the message's colon did. */
  let silentSince = 0;
  let begun = 0;
  let toldAt = 0;
  let isDrawn = false;
  let timer: NodeJS.Timeout | undefined;
  const clear = () => {
    if (isDrawn) draw('\r\x1b[2K');
    isDrawn = false;
  };
  const look = () => {
    if (message === undefined || Date.now() - silentSince < unnoticed) return;
    const seconds = Math.round((Date.now() - begun) / 1000);
    if (live) {
      clear();
      draw(`· ${printableLine(`${message} (${seconds} s)`).slice(0, (process.stderr.columns ?? 80) - 3)}`);
      isDrawn = true;
    } else if (Date.now() - toldAt >= tellEvery) {
      toldAt = Date.now();
      tell(`${message} (${seconds} s)`);
    }
  };
  return {
    begins(next) {
      if (message === undefined) silentSince = Date.now();
      if (phaseOf(message) !== phaseOf(next)) begun = Date.now();
      message = next;
      timer ??= setInterval(look, lookEvery).unref();
      look();
    },
    ends() {
      clearInterval(timer);
      timer = undefined;
      message = undefined;
      toldAt = 0;
      clear();
    },
  };
}

/** "Deriving links: ability 5 of 92" is of the phase "Deriving links": its seconds count on from message to message. */
function phaseOf(message: string | undefined): string | undefined {
  return message?.split(':')[0];
}
