/** What went wrong, in words, and the one thing to do about it. */
import type { CombinedError } from 'urql';

const advice: Readonly<Record<string, string>> = {
  NO_SNAPSHOT: 'Load a tenant, then reload this page:',
  SNAPSHOT_GONE: 'A newer snapshot was published. Reload the page to see it.',
  DATABASE_UNAVAILABLE: 'Start Postern again, or wait until the database is back, then reload.',
  TIMED_OUT: 'Ask for less: filter by an entry, or leave out what is assumed.',
};

/** An error in place of an answer. */
export function Trouble({ error }: { readonly error: CombinedError }) {
  const first = error.graphQLErrors[0];
  const code = String(first?.extensions.code ?? '');
  const title = code === 'NO_SNAPSHOT' ? 'No tenant is loaded yet' : 'This could not be answered';
  return (
    <div className="panel message" role="alert">
      <h1>{title}</h1>
      {code !== 'NO_SNAPSHOT' && <p>{first?.message ?? 'Postern does not answer. Is it still running?'}</p>}
      {advice[code] && <p className="dim">{advice[code]}</p>}
      {code === 'NO_SNAPSHOT' && <pre className="mono">npx postern load FOLDER</pre>}
    </div>
  );
}
