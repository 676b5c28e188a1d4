/** What the tests use of Jest, in one process without its sandboxes: a mutant is judged in a second instead of ten. */
import { expect } from 'expect';

type Body = (...args: never[]) => unknown;

/** A block of tests. */
export interface Block {
  readonly name: string;
  readonly before: Body[];
  readonly after: Body[];
  readonly beforeEach: Body[];
  readonly afterEach: Body[];
  readonly steps: (Block | { readonly title: string; readonly body: Body })[];
}

const blockOf = (name: string): Block => ({ name, before: [], after: [], beforeEach: [], afterEach: [], steps: [] });
let current = blockOf('');

/** Opens a block; its body runs at once and tells its tests. */
function describe(name: string, body: Body): void {
  const [outer, block] = [current, blockOf(name)];
  outer.steps.push(block);
  current = block;
  body();
  current = outer;
}

function test(title: string, body: Body): void {
  current.steps.push({ title, body });
}

/** A table of tests or blocks: a row that is a list is spread, as in Jest. */
const each =
  (make: (name: string, body: Body) => void) => (table: readonly unknown[]) => (name: string, body: Body) => {
    for (const [index, row] of table.entries()) {
      const args = (Array.isArray(row) ? row : [row]) as never[];
      const said = name.replace('$name', String((row as { name?: unknown } | null)?.name));
      make(said === name ? `${name} [${index}]` : said, (...more: never[]) => body(...args, ...more));
    }
  };
const skip = () => {};

Object.assign(describe, { each: each(describe), skip });
Object.assign(test, { each: each(test), skip });
const [beforeAll, afterAll, beforeEach, afterEach] = (['before', 'after', 'beforeEach', 'afterEach'] as const).map(
  (hook) => (body: Body) => void current[hook].push(body),
);
/** No test asks more of it. */
const jest = { setTimeout: skip };

export { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test };

/** Tests that were run, and the first one that failed: with it a run is at its end. */
export interface Outcome {
  readonly passed: number;
  readonly failure?: { readonly title: string; readonly error: unknown };
}

/** What the imported files have told since the last call. */
export function told(): Block {
  const block = current;
  current = blockOf('');
  return block;
}

/** Runs what was told, in order but for these blocks, up to the first failure. */
export async function run(block: Block, first: readonly string[] = []): Promise<Outcome> {
  const isFirst = (step: Block['steps'][number]) => 'steps' in step && first.includes(step.name);
  block.steps.sort((one, other) => Number(isFirst(other)) - Number(isFirst(one)));
  return await runBlock(block, []);
}

async function runBlock(block: Block, outer: readonly Block[]): Promise<Outcome> {
  const blocks = [...outer, block];
  const title = (of: string) => [...blocks.map(({ name }) => name), of].filter((name) => name !== '').join(' > ');
  let passed = 0;
  try {
    for (const hook of block.before) await hook();
    for (const step of block.steps) {
      const outcome =
        'steps' in step ? await runBlock(step, blocks) : await runTest(step.body, blocks, title(step.title));
      passed += outcome.passed;
      if (outcome.failure !== undefined) return { passed, failure: outcome.failure };
    }
  } catch (error) {
    return { passed, failure: { title: title('before or after'), error } };
  } finally {
    for (const hook of block.after) await hook();
  }
  return { passed };
}

async function runTest(body: Body, blocks: readonly Block[], title: string): Promise<Outcome> {
  try {
    for (const hook of blocks.flatMap((block) => block.beforeEach)) await hook();
    await body();
    for (const hook of blocks.flatMap((block) => block.afterEach)) await hook();
    return { passed: 1 };
  } catch (error) {
    return { passed: 0, failure: { title, error } };
  }
}
