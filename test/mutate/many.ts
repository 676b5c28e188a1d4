/** Judges many mutants in one process, which switches them at run time; who survives there is judged again alone, by all tests. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

interface Asked {
  readonly folder: string;
  readonly files: readonly string[];
  /** Milliseconds after which a mutant is taken not to end. */
  readonly patience: number;
  /** Told of each that survives, at once. */
  readonly left: (number: number) => void;
}

/** The numbers of those that a test notices, and of those that do not end. */
export async function noticedAmong(asked: Asked, numbers: readonly number[]): Promise<ReadonlySet<number>> {
  const noticed = new Set<number>();
  let waiting = [...numbers];
  while (waiting.length > 0) {
    const judged = await judgedBy(asked, waiting, noticed);
    // The one behind the last answer hangs or takes the process with it.
    const stuck = waiting[judged];
    if (judged === 0 && !(await passes(asked))) throw new Error('A test fails where no mutant is on.');
    if (stuck !== undefined) noticed.add(stuck);
    waiting = waiting.slice(judged + 1);
  }
  return noticed;
}

const start = ({ folder, files }: Asked, ...more: readonly string[]) =>
  spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'test/mutate/judge.ts', ...more, ...files], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
  });

async function passes(asked: Asked): Promise<boolean> {
  const child = start(asked);
  child.stdout.resume();
  return (await new Promise((resolve) => child.on('close', resolve))) === 0;
}

/** How many were judged before the process ended or fell silent. */
async function judgedBy(asked: Asked, numbers: readonly number[], noticed: Set<number>): Promise<number> {
  const child = start(asked, '--mutants', numbers.join());
  let judged = 0;
  let alarm = setTimeout(() => child.kill('SIGKILL'), asked.patience * 2);
  for await (const line of createInterface(child.stdout)) {
    if (!line.startsWith('{"mutant"')) continue;
    clearTimeout(alarm);
    alarm = setTimeout(() => child.kill('SIGKILL'), asked.patience);
    const answer = JSON.parse(line) as { readonly mutant: number; readonly noticed: string | null };
    if (answer.noticed === null) asked.left(answer.mutant);
    else noticed.add(answer.mutant);
    judged += 1;
  }
  clearTimeout(alarm);
  return judged;
}
