/** EXCEPTIONS: whom policies leave out, vendors and shared accounts, with who answers for each, why and until when. */
import './governance.css';
import { SegmentedControl, Skeleton } from '@mantine/core';
import { type Address, go, writeAddress } from '../address.ts';
import { Link } from '../frame/link.tsx';
import { Name } from '../frame/name.tsx';
import { Trouble } from '../frame/trouble.tsx';
import { useTitle } from '../frame/use-title.ts';
import { ExceptionsDocument, type ExceptionsQuery } from '../questions/answers.ts';
import { useAnswer } from '../questions/use-answer.ts';
import { counted } from '../words.ts';
import { type FactRow, FactTable } from './fact-table.tsx';

type Exception = ExceptionsQuery['exceptions'][number];

const shown = [
  { value: 'ALL', label: 'All' },
  { value: 'UNDECLARED', label: 'Nobody said why' },
  { value: 'LAPSED', label: 'Lapsed' },
  { value: 'DECLARED', label: 'Declared' },
] as const;
const sortWords = { EXCLUSION: 'left out', VENDOR: 'vendor', SHARED_ACCOUNT: 'shared account' } as const;
const noNode: ReadonlySet<string> = new Set(['Role', 'Guests']);

/** The screen. What is shown is in the address. */
export function ExceptionsScreen({ address: { query } }: { readonly address: Address }) {
  useTitle('Exceptions');
  const show = shown.find(({ value }) => value === query.show)?.value ?? 'ALL';
  const { data, error } = useAnswer({ query: ExceptionsDocument });
  if (error) return <Trouble error={error} />;
  const rows = data?.exceptions.filter(({ state }) => show === 'ALL' || state === show);
  return (
    <div className="governance">
      <h1>Exceptions</h1>
      <SegmentedControl
        aria-label="What is shown"
        data={shown.map((one) => ({ ...one }))}
        value={show}
        onChange={(value) => go(writeAddress('/exceptions', { show: value === 'ALL' ? undefined : value }))}
      />
      {rows === undefined ? (
        <Skeleton h={400} />
      ) : (
        <>
          <p className="dim">{rows.length === 0 ? 'None.' : `${counted(rows.length, 'exception')}.`}</p>
          {rows.length > 0 && (
            <FactTable
              caption="Exceptions"
              columns={['Who', 'What', 'Owner', 'Reason', 'Until', 'Compensated by']}
              rows={rows.map(rowOf)}
            />
          )}
        </>
      )}
    </div>
  );
}

function rowOf(
  { sort, state, kind, people, owner, reason, until, compensation, policy, who }: Exception,
  at: number,
): FactRow {
  const many = people === null || kind === 'User' ? '' : ` (${counted(people, 'person', 'people')})`;
  return {
    key: `${at}`,
    cells: [
      <>
        {noNode.has(kind) ? (
          <Name of={who.name} />
        ) : (
          <Link href={writeAddress('/node', { id: who.id })}>
            <Name of={who.name} />
          </Link>
        )}
        <span className="dim">{many}</span>
      </>,
      policy === null ? sortWords[sort] : `${sortWords[sort]} of ${policy.name}`,
      owner ?? 'nobody said',
      reason ?? 'nobody said',
      until === null ? 'no end' : `${until.slice(0, 10)}${state === 'LAPSED' ? ', past' : ''}`,
      compensation ?? 'nobody said',
    ],
  };
}
