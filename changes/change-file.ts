/** A change as its file has it: what is read back is the same change. */
import type { Change } from './change.ts';

/** The content of the file. */
export function changeFile({ title, steps }: Change): object {
  return {
    title,
    steps: steps.map((step) => {
      if (step.kind === 'declare') return { declare: step.declare };
      const { kind, collection, row } = step;
      if (kind === 'add') return { collection, add: row };
      return kind === 'remove' ? { collection, row, remove: true } : { collection, row, set: step.set };
    }),
  };
}
