/** REACHES: the sensitive resources that whoever holds a node gets to, each at its level with its first route, beside how the node is had. */
import './reaches.css';
import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { LevelRing } from '../chain/level-ring.tsx';
import { NodeLink } from '../panes/node-link.tsx';
import { ReachesDocument, type ReachesQuery } from '../questions/answers.ts';
import { useAnswer } from '../questions/use-answer.ts';
import { counted, entryWords } from '../words.ts';

const rowsAtFirst = 10;

/** The section. */
export function Reaches({ of }: { readonly of: string }) {
  const [isWhole, setWhole] = useState(false);
  const { data, error } = useAnswer({ query: ReachesDocument, variables: { from: of } });
  if (error) return null;
  if (data === undefined) return <Skeleton h={120} className="reaches" />;
  const { reaches, node } = data;
  const shown = isWhole ? reaches : reaches.slice(0, rowsAtFirst);
  return (
    <section className="reaches pane panel" aria-label="What it reaches">
      <h2>
        Reaches <span className="dim">{summary(reaches)}</span>
      </h2>
      <WaysIn ways={node?.waysIn ?? []} />
      <ul className="links">
        {shown.map((one) => (
          <Row key={one.to.id} reach={one} />
        ))}
      </ul>
      {shown.length < reaches.length && (
        <Button variant="default" size="xs" onClick={() => setWhole(true)}>
          All {reaches.length.toLocaleString('en')}
        </Button>
      )}
    </section>
  );
}

type Reach = ReachesQuery['reaches'][number];

function summary(reaches: readonly Reach[]): string {
  if (reaches.length === 0) return 'nothing sensitive';
  const below = reaches.filter(({ isBelowRequired }) => isBelowRequired === true).length;
  return `${counted(reaches.length, 'sensitive resource')}, ${below.toLocaleString('en')} below what is required`;
}

function Row({ reach: { to, barrier, seen, route } }: { readonly reach: Reach }) {
  return (
    <li>
      {barrier.value > 0 || !seen ? (
        <LevelRing level={barrier} assumed={!seen} of="from here" />
      ) : (
        <span className="ring none" title="from here: nothing more is asked">
          ·
        </span>
      )}
      <span>
        <NodeLink node={to} /> <span className="dim small">{route.sentence}</span>
      </span>
    </li>
  );
}

/** "How it is had: self service reset 1, sign in 3": what is recovered stands beside what is signed in to. */
function WaysIn({ ways }: { readonly ways: NonNullable<ReachesQuery['node']>['waysIn'] }) {
  if (ways.length === 0) return <p className="dim small">No way in leads straight to it.</p>;
  return (
    <ul className="ways-in" aria-label="How it is had">
      {ways.map(({ entry, name, level, seen }) => (
        <li key={entry} title={name}>
          <LevelRing level={level} assumed={!seen} of={name} /> <span className="small">{entryWords(entry)}</span>
        </li>
      ))}
    </ul>
  );
}
