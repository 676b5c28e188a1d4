/** The three counts of the overview, each a filter, and how many pairs are open. */
import { Skeleton } from '@mantine/core';
import { StateMark } from '../panes/state-mark.tsx';
import type { ProtectionFragment, ResourcesQuery } from '../questions/answers.ts';
import { counted } from '../words.ts';

type State = ProtectionFragment['state'];

interface Props {
  /** Undefined while it is asked for. */
  readonly tenant: ResourcesQuery['tenant'] | undefined;
  readonly chosen: State | undefined;
  readonly onChoose: (state: State | undefined) => void;
}

/** The head. A count that is chosen filters the list; chosen again, it no longer does. */
export function OverviewHead({ tenant, chosen, onChoose }: Props) {
  if (tenant === undefined) return <Skeleton h={88} mb={14} />;
  const { states, openPairs, shortfall, underDefaultRequirements: usual } = tenant;
  const counts = [
    ['UNDER_PROTECTED', states.underProtected, 'A way in below what they require is seen: they ask for a repair.'],
    ['UNDECIDED', states.undecided, 'They hang on an open question: they ask for an answer.'],
    ['PROTECTED', states.protected, 'Nothing leads to them below what they require.'],
  ] as const;
  return (
    <header className="overview-head">
      <h1 className="unseen">Overview</h1>
      <div className="counts">
        {counts.map(([state, count, says]) => (
          <button
            key={state}
            type="button"
            className="panel"
            aria-pressed={chosen === state}
            title={says}
            onClick={() => onChoose(chosen === state ? undefined : state)}
          >
            <strong>{count.toLocaleString('en')}</strong> <StateMark state={state} />
          </button>
        ))}
      </div>
      <p>
        {counted(openPairs.seen, 'pair')} of an identity and a resource that it reaches below what the resource requires{' '}
        {openPairs.seen === 1 ? 'is' : 'are'} seen; {openPairs.assumed.toLocaleString('en')} more rest on open
        questions.{' '}
        <span
          className="dim"
          title="The sum over these pairs of what is required less what has to be defeated: the currency of fixes"
        >
          Shortfall: {shortfall.seen.toLocaleString('en')} seen, {shortfall.assumed.toLocaleString('en')} assumed.
        </span>
        {usual !== null && (
          <span className="dim">
            {' '}
            Under the default requirements: {usual.states.underProtected} under-protected, {usual.states.undecided}{' '}
            undecided, {usual.states.protected} protected.
          </span>
        )}
      </p>
    </header>
  );
}
