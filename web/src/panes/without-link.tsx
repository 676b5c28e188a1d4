/** WITHOUT THIS: what takes a link away, with the open pairs before and after. */
import { FixesOfLinkDocument, type HopFragment } from '../questions/answers.ts';
import { useAnswer } from '../questions/use-answer.ts';
import { seenAssumed } from '../words.ts';
import { FixDetails } from './fix-details.tsx';

/** The fixes of a link; nothing where no kind of fix takes it away. */
export function WithoutLink({ hop: { from, link, to } }: { readonly hop: HopFragment }) {
  const variables = { from: from.id, to: to.id, kind: link.kind };
  const { data } = useAnswer({ query: FixesOfLinkDocument, variables });
  if (data === undefined || data.fixesOfLink.length === 0) return null;
  return (
    <>
      <dt>Without this</dt>
      <dd>
        {data.fixesOfLink.map((fix) => (
          <FixDetails key={fix.title} fix={fix}>
            {fix.before === null || fix.after === null
              ? fix.notQuick
              : `Open pairs: ${seenAssumed(fix.before.openPairs)} before, ${seenAssumed(fix.after.openPairs)} after.`}
          </FixDetails>
        ))}
      </dd>
    </>
  );
}
