/** Judges one mutant: runs test files one after the other, ends with 1 at the first failure and prints a line about each file. */
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runTold } from './small-jest.ts';

const small = new URL('./small-jest.ts', import.meta.url).href;
registerHooks({
  resolve: (name, context, next) =>
    name === '@jest/globals' ? { url: small, shortCircuit: true } : next(name, context),
});

for (const file of process.argv.slice(2)) {
  const begun = performance.now();
  let outcome: Awaited<ReturnType<typeof runTold>>;
  try {
    await import(pathToFileURL(resolve(file)).href);
    outcome = await runTold();
  } catch (error) {
    outcome = { passed: 0, failure: { title: 'the file does not load', error } };
  }
  const { passed, failure } = outcome;
  console.log(
    JSON.stringify({ file, passed, milliseconds: Math.round(performance.now() - begun), failed: failure?.title }),
  );
  if (failure === undefined) continue;
  console.error(failure.error);
  process.exit(1);
}
process.exit(0);
