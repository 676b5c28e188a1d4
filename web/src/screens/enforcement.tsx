/** ENFORCEMENT: what signing in takes at the least, beside what is registered, and how long it lasts. */
import './governance.css';
import { Skeleton } from '@mantine/core';
import { LevelRing } from '../chain/level-ring.tsx';
import { Trouble } from '../frame/trouble.tsx';
import { useTitle } from '../frame/use-title.ts';
import { EnforcementDocument, type EnforcementQuery } from '../questions/answers.ts';
import { useAnswer } from '../questions/use-answer.ts';
import { levelWords } from '../words.ts';
import { type FactRow, FactTable } from './fact-table.tsx';

type Row = EnforcementQuery['enforcement'][number];
type Session = EnforcementQuery['sessions'][number];

/** The screen. */
export function EnforcementScreen() {
  useTitle('Enforcement');
  const { data, error } = useAnswer({ query: EnforcementDocument });
  if (error) return <Trouble error={error} />;
  return (
    <div className="governance">
      <h1>Enforcement</h1>
      <p className="dim">Registered is not enforced: what counts is what the weakest sign-in takes.</p>
      {data === undefined ? (
        <Skeleton h={400} />
      ) : (
        <>
          <h2>Sign-in</h2>
          <FactTable
            caption="What signing in takes, by audience"
            columns={[
              'Who, where',
              'Weakest sign-in',
              'Two factors enforced',
              'Registered',
              'Capable',
              'Recover with less',
            ]}
            rows={data.enforcement.map(signInRow)}
          />
          <h2>Sessions</h2>
          <p className="dim">By policies that hold whatever client and place is chosen.</p>
          <FactTable
            caption="How long a sign-in lasts, by audience"
            columns={[
              'Who, where',
              'Longest',
              'Within the limit of SP 800-63B-4',
              'Browser',
              'While it lasts',
              'In an outage',
            ]}
            rows={data.sessions.map(sessionRow)}
          />
        </>
      )}
    </div>
  );
}

const whom = ({ who, audience, people }: Pick<Row, 'who' | 'audience' | 'people'>) => (
  <>
    {who === 'EVERYBODY' ? 'Everybody' : 'Administrators'}{' '}
    <span className="dim">
      {audience === 'any' ? '' : `at ${audience} `}({people.toLocaleString('en')})
    </span>
  </>
);
const told = (count: number | null) => (count === null ? 'not collected' : count.toLocaleString('en'));

function signInRow(row: Row): FactRow {
  const { who, audience, people, weakest, weakestAuthenticators, enforced } = row;
  return {
    key: `${who} ${audience}`,
    cells: [
      whom(row),
      weakest === null ? (
        'everybody is blocked'
      ) : (
        <>
          <LevelRing level={weakest} of="The weakest sign-in" /> {levelWords[weakest.name]}:{' '}
          {weakestAuthenticators.join(' and ')}
        </>
      ),
      `${told(enforced)} of ${told(people)}`,
      told(row.registered),
      told(row.capable),
      told(row.recoverBelow),
    ],
  };
}

function sessionRow(row: Session): FactRow {
  const { who, audience, people, longestHours, limits, everyTime, neverPersistent } = row;
  const longest =
    longestHours === null ? 'never asked again: 90 days, rolling' : `${longestHours.toLocaleString('en')} h`;
  return {
    key: `${who} ${audience}`,
    cells: [
      whom(row),
      people === 0 ? 'nobody is here' : longest,
      limits.map((limit) => `${limit.level} (${limit.word} ${limit.hours} h): ${told(limit.people)}`).join(', '),
      `closed with it: ${told(neverPersistent)}`,
      `every time: ${told(everyTime)}; evaluated strictly: ${told(row.strictlyEvaluated)}, not at all: ${told(row.notEvaluated)}`,
      `ends: ${told(row.endsInOutage)}`,
    ],
  };
}
