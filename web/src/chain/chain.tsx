/** A route as a chain: every link shows what must be defeated to cross it; the barrier is a bracket, the weakest has the one label. */
import './chain.css';
import type { KeyboardEvent } from 'react';
import type { Step } from '../address.ts';
import { Name } from '../frame/name.tsx';
import type { RouteFragment, StopFragment } from '../questions/answers.ts';
import { kindWords, levelWords } from '../words.ts';
import { LevelRing } from './level-ring.tsx';
import { type ChainLink, linksOfChain } from './links-of-chain.ts';

/** What is picked of a route: the node or the link at a place, counted from 0. */
export type Pick = `node:${number}` | `link:${number}`;

interface Props {
  readonly route: RouteFragment;
  readonly pick: Pick;
  readonly onPick: (pick: Pick, step?: Step) => void;
  /** What the target requires; the weakest link is labelled only where the route falls below it. */
  readonly required: number | null;
}

/** The chain. Arrow keys walk along it. */
export function Chain({ route, pick, onPick, required }: Props) {
  const links = linksOfChain(route);
  const first = route.hops[0]?.from;
  const below = required !== null && route.barrier.value < required;
  const walk = (event: KeyboardEvent<HTMLOListElement>) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const stops = [...event.currentTarget.querySelectorAll('button')];
    const next = stops.indexOf(document.activeElement as HTMLButtonElement) + (event.key === 'ArrowRight' ? 1 : -1);
    event.preventDefault();
    stops[next]?.focus();
    const picked = stops[next]?.dataset.pick as Pick | undefined;
    if (picked !== undefined) onPick(picked, 'walk');
  };
  return (
    <ol className="chain panel" aria-label="The route as a chain" onKeyDown={walk}>
      {first && (
        <li className="entry">
          <NodeButton stop={first} place={0} pick={pick} onPick={onPick} />
        </li>
      )}
      {links.map((link, index) => (
        <li key={link.hop.link.id} className={link.isHub ? 'hub' : undefined}>
          <LinkButton
            link={link}
            place={index}
            pick={pick}
            onPick={onPick}
            label={below && link.isWeakest}
            barrier={levelWords[route.barrier.name]}
            isFirstBarrier={link.isBarrier && !links.slice(0, index).some(({ isBarrier }) => isBarrier)}
          />
          <NodeButton stop={link.hop.to} place={index + 1} pick={pick} onPick={onPick} />
        </li>
      ))}
    </ol>
  );
}

interface Part {
  readonly place: number;
  readonly pick: Pick;
  readonly onPick: (pick: Pick) => void;
}

function NodeButton({ stop, place, pick, onPick }: Part & { readonly stop: StopFragment }) {
  const own: Pick = `node:${place}`;
  return (
    <button
      type="button"
      className="stop"
      data-pick={own}
      aria-pressed={pick === own}
      onClick={() => onPick(own)}
      title={stop.name}
    >
      <strong>
        <Name of={stop.name} />
      </strong>
      <span className="dim">{kindWords(stop.kind)}</span>
    </button>
  );
}

interface LinkPart extends Part {
  readonly link: ChainLink;
  readonly label: boolean;
  readonly barrier: string;
  readonly isFirstBarrier: boolean;
}

function LinkButton({
  link: { hop, ringed, isBarrier },
  place,
  pick,
  onPick,
  label,
  barrier,
  isFirstBarrier,
}: LinkPart) {
  const own: Pick = `link:${place}`;
  const assumed = hop.link.basis === 'ASSUMED';
  return (
    <button
      type="button"
      data-pick={own}
      className={`step${isBarrier ? ' barrier' : ''}${assumed ? ' assumed' : ''}`}
      aria-pressed={pick === own}
      onClick={() => onPick(own)}
    >
      <span className="bracket">{isFirstBarrier ? `needs ${barrier}, here` : ''}</span>
      <span className="line">
        {ringed ? (
          <LevelRing level={hop.link.gate} assumed={assumed} filled={label} />
        ) : (
          <span className="free" title="Crossing it needs nothing more" />
        )}
      </span>
      <span className="says">{hop.link.says}</span>
      {label && <span className={`weakest level-${hop.link.gate.value}`}>weakest</span>}
    </button>
  );
}
