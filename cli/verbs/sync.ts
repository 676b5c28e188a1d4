/** `postern sync`: collects a live tenant, then loads what was collected. */

import { collectSummary } from '../collect-summary.ts';
import type { Output, OutputOptions } from '../output.ts';
import { type CollectVerb, collect } from './collect.ts';
import { describe, type LoadVerb, loadFacts } from './load.ts';

/** Collects into `out` and loads it; the answer holds both reports. Throws what both verbs throw. */
export async function syncVerb(options: CollectVerb & LoadVerb & OutputOptions, output: Output): Promise<void> {
  const collected = await collect(options, output);
  const loaded = await loadFacts(options.out, options, output);
  await output.answer({ collected, loaded }, (both) => `${collectSummary(both.collected)}\n\n${describe(both.loaded)}`);
}
