/** What went wrong, in words, and what to do about it. */
import { Button } from '@mantine/core';
import type { CombinedError } from 'urql';
import { useStartAgain } from './visit.tsx';

interface Words {
  readonly title: string;
  readonly says: string;
  /** What to type in a terminal. */
  readonly commands?: readonly string[];
}

/** By code of the error. */
const words: ReadonlyMap<string, Words> = new Map([
  [
    'NO_SNAPSHOT',
    {
      title: 'No tenant is loaded yet',
      says: 'Load a facts folder or an AzureHound export, then try again. The demo tenant shows what there is to see.',
      commands: ['npx postern load FOLDER', 'npx postern serve --demo'],
    },
  ],
  [
    'SNAPSHOT_GONE',
    {
      title: 'A newer snapshot was published',
      says: 'What this page was reading has been replaced. Try again to see the new snapshot.',
    },
  ],
  [
    'DATABASE_UNAVAILABLE',
    {
      title: 'The database does not answer',
      says: 'Postern runs, but its database is away. Wait a moment and try again; if it stays away, start Postern again. Its log says more.',
      commands: ['npx postern serve'],
    },
  ],
  [
    'TIMED_OUT',
    {
      title: 'The answer took too long',
      says: 'Postern may be busy: wait a moment and try again. If it stays so, ask for less: filter by an entry, or leave out what is assumed.',
    },
  ],
  [
    'TOO_MANY_REQUESTS',
    {
      title: 'Too much is asked at once',
      says: 'Many questions are under way, perhaps in other tabs. Wait for their answers, then try again.',
    },
  ],
  [
    'UNAUTHENTICATED',
    {
      title: 'This browser is not signed in',
      says: 'Open the link that Postern printed when it started. If it is gone, start Postern again: it prints a new one.',
      commands: ['npx postern serve'],
    },
  ],
]);

/** Nothing came back, or nothing of Postern's. */
const unreachable: Words = {
  title: 'Postern does not answer',
  says: 'It may have been stopped. Start it again, then try again.',
  commands: ['npx postern serve'],
};

/** An error in place of an answer. */
export function Trouble({ error }: { readonly error: CombinedError }) {
  const first = error.graphQLErrors[0];
  if (first === undefined) return <Message {...unreachable} />;
  const known = words.get(String(first.extensions.code));
  return <Message {...(known ?? { title: 'This could not be answered', says: first.message })} />;
}

/** A screen that says what is wrong and what to do, and asks again at the press of a button. */
export function Message({ title, says, commands = [] }: Words) {
  const startAgain = useStartAgain();
  return (
    <div className="panel message" role="alert">
      <h1>{title}</h1>
      <p>{says}</p>
      {commands.length > 0 && <pre className="mono">{commands.join('\n')}</pre>}
      <p>
        <Button variant="default" onClick={startAgain}>
          Try again
        </Button>
      </p>
    </div>
  );
}
