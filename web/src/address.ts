/** The address is the state: which screen, of what, with which filters; every one of them can be sent to somebody. */
import { useSyncExternalStore } from 'react';

/** A screen and what it shows. */
export interface Address {
  /** `/` overview, `/resource`, `/node`, `/search`, `/findings`, `/identities`, `/enforcement`, `/exceptions`, `/coverage`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** The address of a location. */
export function readAddress(location: { readonly pathname: string; readonly search: string }): Address {
  return { path: location.pathname, query: Object.fromEntries(new URLSearchParams(location.search)) };
}

/** An address as text; empty values are left out, and slashes of ids stay readable. */
export function writeAddress(path: string, query: Readonly<Record<string, string | undefined>> = {}): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => !!entry[1]);
  const text = given.map(
    ([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%2F', '/').replaceAll('%3A', ':')}`,
  );
  return text.length === 0 ? path : `${path}?${text.join('&')}`;
}

/** What a change of the address is: a choice that Back undoes, a key typed into a field, or one of many steps of a walk by arrow keys. */
export type Step = 'choice' | 'typing' | 'walk';

/** Whether the last change was a step of a walk: Back goes to where the walk began. */
let isWalking = false;

/** Goes to an address. */
export function go(address: string, step: Step = 'choice'): void {
  if (address === location.pathname + location.search) return;
  const replaces = step === 'typing' || (step === 'walk' && isWalking);
  isWalking = step === 'walk';
  history[replaces ? 'replaceState' : 'pushState'](null, '', address);
  dispatchEvent(new Event('addresschange'));
}

/** The current address; re-renders when it changes. */
export function useAddress(): Address {
  const text = useSyncExternalStore(subscribe, () => location.pathname + location.search);
  const [pathname = '/', search = ''] = text.split('?');
  return readAddress({ pathname, search });
}

function subscribe(changed: () => void): () => void {
  const back = () => {
    isWalking = false;
    changed();
  };
  addEventListener('popstate', back);
  addEventListener('addresschange', changed);
  return () => {
    removeEventListener('popstate', back);
    removeEventListener('addresschange', changed);
  };
}
