/** What a link claims: the claim, what it asks for, how that is known, what it rests on, where the rule is written. */
import './pane.css';
import { LevelRing } from '../chain/level-ring.tsx';
import { useCatalogue } from '../frame/catalogue.tsx';
import type { HopFragment } from '../questions/answers.ts';
import { levelWords, linkKindWords } from '../words.ts';
import { NodeLink } from './node-link.tsx';
import { WithoutLink } from './without-link.tsx';

/** The pane of a link. */
export function LinkPane({ hop }: { readonly hop: HopFragment }) {
  const { from, link, to, help } = hop;
  const words = useCatalogue()?.catalogue;
  const basis = words?.bases.find(({ basis }) => basis === link.basis);
  const level = words?.levels.find(({ value }) => value === link.gate.value);
  const asks = link.gate.value > 0 || link.assurance !== null;
  return (
    <section className="pane panel" aria-label="The chosen link">
      <p className="claim">
        <NodeLink node={from} /> <strong>{link.says}</strong> <NodeLink node={to} />.
      </p>
      <p>{help.claim}</p>
      <dl>
        <dt>Asks for</dt>
        <dd>
          {asks ? (
            <>
              <LevelRing level={link.gate} assumed={link.basis === 'ASSUMED'} /> {levelWords[link.gate.name]}
              {level && (
                <span className="dim">
                  {' '}
                  · people: {level.people}; workloads: {level.workloads}
                </span>
              )}
            </>
          ) : (
            'nothing more: whoever is there can take this step'
          )}
        </dd>
        {link.authenticatorsInWords !== null && (
          <>
            <dt>Enough for it</dt>
            <dd>{link.authenticatorsInWords}</dd>
          </>
        )}
        {link.alsoBy.length > 0 && (
          <>
            <dt>Also by</dt>
            <dd>{link.alsoBy.map(linkKindWords).join(', ')}</dd>
          </>
        )}
        <dt>How it is abused</dt>
        <dd>{help.abuse}</dd>
        <dt>How it is closed</dt>
        <dd>{help.close}</dd>
        <WithoutLink hop={hop} />
        <dt>When it is wrong</dt>
        <dd>{help.wrong}</dd>
        <dt>Known how</dt>
        <dd>
          {link.basis.toLowerCase()}
          {basis && <span className="dim"> · {basis.says}</span>}
        </dd>
        <dt>Evidence</dt>
        <dd>
          <ul className="evidence">
            {link.evidence.map(({ id, collection, says }) => (
              <li key={`${collection} ${id}`}>
                {collection && <span className="collection">{collection}</span>}{' '}
                {says === null ? <span className="mono">{id}</span> : <span>taken for granted: {says}</span>}
              </li>
            ))}
            {link.evidence.length === 0 && <li className="dim">none: nothing was collected that says otherwise</li>}
          </ul>
        </dd>
        <dt>Rule</dt>
        <dd>
          {link.rule} <span className="dim">({link.kind})</span> ·{' '}
          <a href={help.source} target="_blank" rel="noreferrer noopener">
            where it is written down
          </a>
        </dd>
      </dl>
    </section>
  );
}
