/** A name that may break after its separators, so that long ones are never cut in the middle of a word. */
import { Fragment } from 'react';
import { partsOfName } from '../words.ts';

/** The name; what is copied of it is the name itself. */
export function Name({ of }: { readonly of: string }) {
  return partsOfName(of).map((part, index) => (
    <Fragment key={String(index)}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
