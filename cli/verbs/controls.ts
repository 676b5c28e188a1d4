/** `postern controls FRAMEWORK`: per control what is evidence towards it, and what is not known. It never says compliant. */
import { controlsOf, type FrameworkName, frameworks } from '#catalogue';
import { rules, type Severity } from '#governance';
import type { ControlsJson } from '../governance-json.ts';
import type { Output } from '../output.ts';
import { question } from '../question.ts';
import { ControlsDocument } from '../questions/answers.ts';
import { withGraph } from '../with-graph.ts';

/** Options of the verb. */
export interface ControlsVerb {
  readonly data: string;
}

/** Asks and prints. */
export async function controlsVerb(name: FrameworkName, options: ControlsVerb, output: Output): Promise<void> {
  const rows = await withGraph(options.data, output, async ({ graph }) => {
    const found: ControlsJson['controls'][number][] = [];
    for (const { id, title } of controlsOf(name)) {
      const ref = `${name}/${id}`;
      const own = rules.filter(({ controls }) => controls.some((one) => one === ref)).map((rule) => rule.id);
      const { findings } = await question(graph, ControlsDocument, { filter: { rules: own } });
      const sum = (of: 'found' | 'unknown') => findings.counts.reduce((all, count) => all + count[of], 0);
      const worst = findings.counts.find((count) => count.found > 0)?.severity as Severity | undefined;
      found.push({ id, title, rules: own, against: sum('found'), unknown: sum('unknown'), worst: worst ?? null });
    }
    return found;
  });
  const { name: title, version, source } = frameworks[name];
  await output.answer({ framework: { name, title, version, source }, controls: rows } satisfies ControlsJson, describe);
}

function describe({ framework, controls }: ControlsJson): string {
  const lines = [
    `${framework.title} ${framework.version}: what was found is evidence against a control; what is not known is neither.`,
    'No finding is no proof: a control asks for more than Postern looks at.',
  ];
  for (const { id, title, rules: own, against, unknown, worst } of controls) {
    const state =
      own.length === 0
        ? 'no rule looks at it'
        : against > 0
          ? `${against} findings against it, the worst ${(worst ?? 'LOW').toLowerCase()}`
          : unknown > 0
            ? 'nothing found'
            : `nothing found by ${own.length} ${own.length === 1 ? 'rule' : 'rules'}: evidence for it`;
    lines.push(
      '',
      `${id}  ${title}`,
      `    ${state}${unknown > 0 ? `, ${unknown} questions` : ''}${own.length === 0 ? '' : ` (${own.join(', ')})`}`,
    );
  }
  return lines.join('\n');
}
