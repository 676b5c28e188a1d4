/** A link within the page: an ordinary anchor, so that it can be opened in a new tab, that goes without reloading. */
import type { ComponentPropsWithoutRef, MouseEvent } from 'react';
import { go } from '../address.ts';

/** An anchor to an address of the page. */
export function Link({ href, onClick, ...rest }: ComponentPropsWithoutRef<'a'> & { readonly href: string }) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    event.preventDefault();
    go(href);
    window.scrollTo(0, 0);
  };
  return <a href={href} onClick={follow} {...rest} />;
}
