/** What stands over the routes of a resource: what it is, what it needs, and which routes are shown. */
import { Skeleton, Switch } from '@mantine/core';
import { LevelRing } from '../chain/level-ring.tsx';
import { Name } from '../frame/name.tsx';
import { Exposures } from '../panes/exposures.tsx';
import { StateMark } from '../panes/state-mark.tsx';
import type { NodeQuery, ProtectionFragment } from '../questions/answers.ts';
import { entryWords, kindWords, seenAssumed } from '../words.ts';

/** A route that the address names is looked for among so many, before the first is shown in its place. */
export const sought = 200;

interface Props {
  readonly node: NonNullable<NodeQuery['node']> | undefined;
  readonly query: Readonly<Record<string, string>>;
  readonly onFilter: (change: Record<string, string | undefined>) => void;
  /** The route that the address names is not among those that are listed. */
  readonly isRouteGone: boolean;
}

/** The head. */
export function ResourceHead({ node, query, onFilter, isRouteGone }: Props) {
  return (
    <header className="resource-head">
      <div className="resource-name">
        <h1>{node ? <Name of={node.name} /> : <Skeleton h={24} w={240} />}</h1>
        {node && <span className="dim">{kindWords(node.kind)}</span>}
        {node?.protection && <Protected protection={node.protection} />}
        {node?.sensitiveBecause && <span className="dim small">{node.sensitiveBecause}</span>}
        {node ? <Exposures node={node} /> : <Skeleton h={26} w={600} />}
      </div>
      <div className="resource-filters">
        <fieldset>
          <legend className="unseen">Entry</legend>
          <button type="button" aria-pressed={!query.entry} onClick={() => onFilter({ entry: undefined })}>
            Every entry
          </button>
          {node?.exposureByEntry.map(({ entry, name, level }) => (
            <button
              key={entry}
              type="button"
              aria-pressed={query.entry === entry}
              onClick={() => onFilter({ entry })}
              title={name}
            >
              <LevelRing level={level} of={name} /> {entryWords(entry)}
            </button>
          ))}
        </fieldset>
        <Switch
          size="sm"
          label="No tenant control"
          checked={query.own === 'yes'}
          onChange={({ currentTarget }) => onFilter({ own: currentTarget.checked ? 'yes' : undefined })}
        />
        <Switch
          size="sm"
          label="Known only"
          checked={query.known === 'yes'}
          onChange={({ currentTarget }) => onFilter({ known: currentTarget.checked ? 'yes' : undefined })}
        />
      </div>
      {isRouteGone && (
        <p className="resource-notice panel" role="status">
          The route that this address names is gone, or it is not among the first {sought} with these filters. The first
          one is shown in its place.
        </p>
      )}
    </header>
  );
}

/** "under-protected: 11 seen, 17 assumed can be used to get there". */
function Protected({
  protection: { state, asDeclared, openIdentities, ofItsOwn, notCovered },
}: {
  readonly protection: ProtectionFragment;
}) {
  const own = seenAssumed(ofItsOwn.openIdentities);
  const all = seenAssumed(openIdentities);
  return (
    <span className="resource-state">
      <StateMark state={state} asDeclared={asDeclared} />
      {all !== 'none' && <span> · people and workloads that get here below what it requires: {all}</span>}
      {own !== all && <span className="dim"> ({own} without control of the tenant)</span>}
      {all === 'none' && notCovered.length > 0 && (
        <span>: not collected whole: {notCovered.map(({ collection }) => collection).join(', ')}</span>
      )}
    </span>
  );
}
