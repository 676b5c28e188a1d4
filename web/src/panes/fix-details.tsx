/** A fix to be read and taken away: what to do first, then, how it is undone, and its change file. */
import type { ReactNode } from 'react';
import type { ToldFragment } from '../questions/answers.ts';

/** The fix; its children say what it comes to. */
export function FixDetails({ fix, children }: { readonly fix: ToldFragment; readonly children: ReactNode }) {
  const { kind, title, change, first, steps, undo, licence, source } = fix;
  return (
    <details>
      <summary>
        {title} <span className="dim small">{children}</span>
      </summary>
      <h3>First</h3>
      <Lines of={first} />
      <h3>Then</h3>
      <Lines of={steps} />
      <p>
        <strong>Undo:</strong> {undo} <strong>Licence:</strong> {licence}.{' '}
        <a href={source} rel="noreferrer noopener" target="_blank">
          What Microsoft says
        </a>
      </p>
      <a download={`${kind}.json`} href={`data:application/json;charset=utf-8,${encodeURIComponent(change)}`}>
        Change file
      </a>
    </details>
  );
}

function Lines({ of }: { readonly of: readonly string[] }) {
  return (
    <ul>
      {of.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
