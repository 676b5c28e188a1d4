/** FIX FIRST: the changes that close most for their effort, with what each comes to, and the change file to take away. */

import { FixDetails } from '../panes/fix-details.tsx';
import { FixesDocument, type FixesQuery } from '../questions/answers.ts';
import { useAnswer } from '../questions/use-answer.ts';
import { counted, seenAssumed } from '../words.ts';

type Step = FixesQuery['fixes']['steps'][number];

const stepsAsked = 3;

/** The section, of the tenant or of one resource; nothing while it is asked for, and where nothing is found. */
export function FixFirst({ to }: { readonly to?: string }) {
  const { data } = useAnswer({ query: FixesDocument, variables: { to: to ?? null, first: stepsAsked } });
  if (data === undefined || data.fixes.steps.length === 0) return null;
  const { steps, before, exactOnly } = data.fixes;
  return (
    <section className="fix-first" aria-label="Fix first">
      <h2>Fix first</h2>
      <ol className="panel">
        {steps.map((step, at) => (
          <Item key={step.title} step={step} before={at === 0 ? before : (steps[at - 1] as Step).cumulative} />
        ))}
      </ol>
      <p className="dim small">
        {counted(exactOnly.length, 'more kind')} of fix only a load can tell: <code>npx postern fixes</code> tries them.
      </p>
    </section>
  );
}

function Item({ step, before }: { readonly step: Step; readonly before: Step['cumulative'] }) {
  return (
    <li>
      <FixDetails fix={step}>
        Open pairs: {seenAssumed(before.openPairs)} before, {seenAssumed(step.cumulative.openPairs)} after.
      </FixDetails>
    </li>
  );
}
