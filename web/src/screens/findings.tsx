/** FINDINGS: what is at fault with identities and resources, worst first, with the route and what closes it in each row. */
import './findings.css';
import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { type Address, go, writeAddress } from '../address.ts';
import { Link } from '../frame/link.tsx';
import { Name } from '../frame/name.tsx';
import { Trouble } from '../frame/trouble.tsx';
import { useTitle } from '../frame/use-title.ts';
import { FindingsDocument, type FindingsQuery } from '../questions/answers.ts';
import { useAnswer } from '../questions/use-answer.ts';
import { counted } from '../words.ts';

type Finding = FindingsQuery['findings']['edges'][number]['node'];
const rowsAPage = 50;

const shown = [
  { value: 'FOUND', label: 'Found' },
  { value: 'UNKNOWN', label: 'Not known' },
  { value: 'HYGIENE', label: 'Hygiene' },
] as const;

/** The screen. What is shown and the page are in the address. */
export function FindingsScreen({ address: { query } }: { readonly address: Address }) {
  useTitle('Findings');
  const show = shown.find(({ value }) => value === query.show)?.value ?? 'FOUND';
  const filter = show === 'HYGIENE' ? { hygiene: true } : { verdict: show, hygiene: false };
  const variables = { filter, first: rowsAPage, ...(query.after ? { after: query.after } : {}) };
  const { data, error } = useAnswer({ query: FindingsDocument, variables });
  if (error) return <Trouble error={error} />;
  const list = data?.findings;
  return (
    <div className="findings">
      <h1>Findings</h1>
      <SegmentedControl
        aria-label="What is shown"
        data={shown.map((one) => ({ ...one }))}
        value={show}
        onChange={(value) => go(writeAddress('/findings', { show: value === 'FOUND' ? undefined : value }))}
      />
      {list === undefined ? (
        <Skeleton h={400} />
      ) : (
        <>
          <p className="dim">{countWords(list.counts)}</p>
          <ul className="panel">
            {list.edges.map(({ node }) => (
              <Row key={node.id} finding={node} />
            ))}
          </ul>
          {list.pageInfo.hasNextPage && list.pageInfo.endCursor && (
            <Button
              variant="default"
              onClick={() => go(writeAddress('/findings', { ...query, after: list.pageInfo.endCursor ?? undefined }))}
            >
              More
            </Button>
          )}
        </>
      )}
    </div>
  );
}

function Row({ finding }: { readonly finding: Finding }) {
  const { rule, severity, verdict, says, title, missing, remedy, subject, reaches } = finding;
  const through = reaches?.id === subject.id ? undefined : subject.id;
  return (
    <li>
      <p>
        <span className={`severity ${severity.toLowerCase()}`}>{severity.toLowerCase()}</span>{' '}
        <span className="mono dim" title={title}>
          {rule}
        </span>{' '}
        {says}
      </p>
      <p className="dim small">
        {verdict === 'FOUND' ? remedy.steps : `Collect ${missing.join(', ')}.`}
        {subject.node && (
          <>
            {' '}
            <Link href={writeAddress('/node', { id: subject.id })}>
              <Name of={subject.name} />
            </Link>
          </>
        )}
        {reaches?.node && (
          <>
            {' · '}
            <Link href={writeAddress('/resource', { id: reaches.id, through })}>
              routes to <Name of={reaches.name} />
            </Link>
          </>
        )}
      </p>
    </li>
  );
}

function countWords(counts: FindingsQuery['findings']['counts']): string {
  const words = counts
    .filter(({ found, unknown }) => found + unknown > 0)
    .map(({ severity, found, unknown }) => `${(found + unknown).toLocaleString('en')} ${severity.toLowerCase()}`);
  const all = counts.reduce((sum, { found, unknown }) => sum + found + unknown, 0);
  return words.length === 0 ? 'Nothing.' : `${counted(all, 'row')}: ${words.join(', ')}.`;
}
