/** A visit: what the page has asked since it was opened. To start again is to forget that, and to ask anew. */
import { createContext, Fragment, type ReactNode, useContext, useState } from 'react';
import { Provider } from 'urql';
import { newClient } from '../client.ts';

const StartAgain = createContext<() => void>(() => {});

/** Starts the visit again. */
export function useStartAgain(): () => void {
  return useContext(StartAgain);
}

/** The visit, around all that asks. */
export function Visit({ children }: { readonly children: ReactNode }) {
  const [{ client, number }, setVisit] = useState(() => ({ client: newClient(), number: 1 }));
  return (
    <StartAgain value={() => setVisit({ client: newClient(), number: number + 1 })}>
      <Provider value={client}>
        <Fragment key={number}>{children}</Fragment>
      </Provider>
    </StartAgain>
  );
}
