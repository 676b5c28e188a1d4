/**
 * Judges a mutant: runs test files one after the other, the blocks that `--first` names before others, prints a line about each and ends with 1 at the
 * first failure. With `--mutants` it judges many that are switched at run time, a line each.
 */
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { type Block, type Outcome, run, told } from './small-jest.ts';

const small = new URL('./small-jest.ts', import.meta.url).href;
registerHooks({
  resolve: (name, context, next) =>
    name === '@jest/globals' ? { url: small, shortCircuit: true } : next(name, context),
});

const { values, positionals } = parseArgs({
  options: {
    first: { type: 'string', multiple: true, default: [] },
    mutants: { type: 'string' },
  },
  allowPositionals: true,
});
const say = (line: object) => console.log(JSON.stringify(line));

const loaded = new Map<string, Block>();
async function outcomeOf(file: string, first: readonly string[]): Promise<Outcome> {
  try {
    if (!loaded.has(file)) {
      await import(pathToFileURL(resolve(file)).href);
      loaded.set(file, told());
    }
    return await run(loaded.get(file) as Block, first);
  } catch (error) {
    return { passed: 0, failure: { title: 'the file does not load', error } };
  }
}

/** Runs the files up to the first failure: which file it is in, and which block. */
async function failed(files: readonly string[], first: readonly string[]) {
  for (const file of files) {
    const begun = performance.now();
    const { passed, failure } = await outcomeOf(file, first);
    say({ file, passed, milliseconds: Math.round(performance.now() - begun), failed: failure?.title });
    if (failure === undefined) continue;
    console.error(failure.error);
    return { file, block: failure.title.split(' > ')[0] as string };
  }
  return undefined;
}

/** Switches one mutant on after the other; what noticed one last goes first, since neighbours are noticed alike. */
async function judgeMany(mutants: readonly number[]): Promise<void> {
  let order: readonly string[] = positionals;
  let blocks: readonly string[] = [];
  for (const mutant of mutants) {
    (globalThis as { mutant?: number }).mutant = mutant;
    const found = await failed(order, blocks.slice(0, 2));
    say({ mutant, noticed: found?.file ?? null });
    if (found === undefined) continue;
    const { file, block } = found;
    order = [file, ...order.filter((one) => one !== file)];
    blocks = [block, ...blocks.filter((one) => one !== block)];
  }
}

const broken = await failed(positionals, values.first);
if (broken !== undefined) process.exit(1);
if (values.mutants !== undefined) await judgeMany(values.mutants.split(',').map(Number));
process.exit(0);
