/** Stands around a screen: where a screen breaks, it says so and what to do, in place of a white page. */
import { Component, type ReactNode } from 'react';
import { Message } from './trouble.tsx';

interface Props {
  readonly children: ReactNode;
}

/** The safeguard. React knows such boundaries as classes only. */
export class Safeguard extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    const says =
      'This is a fault of Postern. Try again, or go to another screen; the console of the browser says more.';
    return <Message title="This screen broke" says={says} />;
  }
}
