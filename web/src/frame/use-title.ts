/** The title of the browser's tab: what is shown, then Postern. */
import { useEffect } from 'react';

/** Sets the title; undefined while the name of what is shown is not known yet, and on the overview. */
export function useTitle(shown: string | undefined): void {
  useEffect(() => {
    document.title = shown === undefined ? 'Postern' : `${shown} · Postern`;
  }, [shown]);
}
