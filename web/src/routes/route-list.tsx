/** Routes as sentences; up and down choose, and the drawing follows. */
import './route-list.css';
import { Skeleton } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Step } from '../address.ts';
import { LevelRing } from '../chain/level-ring.tsx';
import { cutSentence } from '../chain/links-of-chain.ts';
import type { RouteFragment } from '../questions/answers.ts';
import { counted, countedRoutes } from '../words.ts';
import type { RouteList } from './use-routes.ts';

interface Props {
  readonly list: RouteList;
  readonly chosen: string | undefined;
  readonly onChoose: (route: RouteFragment, step?: Step) => void;
}

/** The list, with its count above and its end below. */
export function Routes({ list: { routes, last, count, fetching, more }, chosen, onChoose }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const step = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const at = routes.findIndex(({ id }) => id === chosen);
    const next = routes[Math.max(0, Math.min(routes.length - 1, at + by))];
    if (next !== undefined) onChoose(next, 'walk');
    if (at + by >= routes.length - 1) more();
  };
  useEffect(() => {
    if (chosen !== undefined)
      box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <section className="routes panel" aria-label="Routes">
      <h2>{count === undefined ? <Skeleton h={18} w={110} /> : countedRoutes(count)}</h2>
      <div
        ref={box}
        className="route-box"
        role="listbox"
        tabIndex={0}
        aria-label="Routes, easiest first"
        onKeyDown={step}
        aria-activedescendant={chosen === undefined ? undefined : `route-${chosen}`}
      >
        {routes.map((route) => (
          <Item key={route.id} route={route} chosen={route.id === chosen} onChoose={onChoose} />
        ))}
        {fetching && Array.from({ length: routes.length === 0 ? 6 : 1 }, (_, index) => <Waiting key={String(index)} />)}
      </div>
      {last?.pageInfo.hasNextPage && (
        <button type="button" className="more" onClick={more}>
          Show more
        </button>
      )}
      {last !== undefined && last.notJudged.length > 0 && (
        <details className="end dim small">
          <summary>{last.notJudged.length} collections are not whole: routes by what they tell may be missing</summary>
          {last.notJudged.map(({ kinds, reason }) => (
            <p key={reason}>
              {reason} ({kinds.join(', ')})
            </p>
          ))}
        </details>
      )}
      {last?.throughTenantControl && (
        <p className="end dim small">
          Control of the whole tenant leads here too; it is had at level {last.throughTenantControl.value}.
        </p>
      )}
      {last?.stoppedBecause && <p className="end dim small">{last.stoppedBecause}</p>}
    </section>
  );
}

function Item({
  route,
  chosen,
  onChoose,
}: {
  readonly route: RouteFragment;
  readonly chosen: boolean;
  readonly onChoose: (route: RouteFragment) => void;
}) {
  const assumed = route.hops.some(({ link }) => link.basis === 'ASSUMED');
  const parts = cutSentence(
    route.sentence,
    route.hops.map(({ link }) => link.says),
  );
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list box takes the keys, as its pattern has it
    <div
      id={`route-${route.id}`}
      className="route"
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      onClick={() => onChoose(route)}
    >
      <LevelRing level={route.barrier} assumed={assumed} of="needs" />
      <span>
        {parts.map(({ text, isPhrase }, index) => (isPhrase ? <b key={String(index)}>{text}</b> : text))}
        <span className="dim small">
          {counted(route.length, 'link')}
          {assumed ? ' · in part assumed' : ''}
        </span>
      </span>
    </div>
  );
}

function Waiting() {
  return (
    <div className="route" aria-hidden="true">
      <Skeleton circle h={26} />
      <span>
        <Skeleton h={14} mb={6} />
        <Skeleton h={14} w="70%" />
      </span>
    </div>
  );
}
