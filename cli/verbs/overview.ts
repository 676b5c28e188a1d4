/** `postern overview`: which sensitive resources are under-protected, undecided and protected, and by whom they are reached. */
import { exitStatus } from '../failure.ts';
import type { OverviewJson } from '../json.ts';
import type { Output } from '../output.ts';
import { askOverview } from '../overview/ask.ts';
import { describeOverview } from '../overview/text.ts';
import { withGraph } from '../with-graph.ts';

/** Options of the verb. */
export interface OverviewVerb {
  readonly data: string;
  /** Which states end with status 3: the one, or that and undecided. */
  readonly failOn: 'under-protected' | 'undecided';
}

/** Asks and prints; exit status 3 where a resource is in a state that fails. Throws GraphError. */
export async function overviewVerb({ data, failOn }: OverviewVerb, output: Output): Promise<void> {
  const answer = await withGraph(data, output, ({ graph }, signal) => askOverview(graph, signal));
  await output.answer(answer satisfies OverviewJson, (printed) => describeOverview(printed));
  const { underProtected, undecided } = answer.states;
  const failing = underProtected + (failOn === 'undecided' ? undecided : 0);
  if (failing > 0) process.exitCode = exitStatus.no;
}
