/** The listed routes as one drawing, the chosen one lit. The chain above it says the same in words. */
import './drawing.css';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Pick } from '../chain/chain.tsx';
import type { RouteFragment } from '../questions/answers.ts';
import { type Canvas, createCanvas, type Tapped } from './canvas.ts';
import { drawingOf } from './elements.ts';
import { stacked } from './stacks.ts';

interface Props {
  readonly routes: readonly RouteFragment[];
  readonly chosen: string;
  readonly pick: Pick;
  readonly onPick: (pick: Pick) => void;
  /** Told when something off the chosen route is tapped. */
  readonly onOther: (tapped: Tapped) => void;
}

/** More than so many at once are no picture. */
const drawnAtOnce = 12;

/** The chosen route with its neighbours in the list, so many at a time that the picture rarely changes. */
function drawnRoutes(routes: readonly RouteFragment[], chosen: string, alone: boolean) {
  const at = Math.max(
    0,
    routes.findIndex(({ id }) => id === chosen),
  );
  if (alone) return { routes: routes.slice(at, at + 1), says: `Route ${at + 1}` };
  const first = at - (at % drawnAtOnce);
  const some = routes.slice(first, first + drawnAtOnce);
  return { routes: some, says: some.length === 1 ? 'Route 1' : `Routes ${first + 1} to ${first + some.length}` };
}

/** The drawing. */
export function RouteDrawing({ routes, chosen, pick, onPick, onOther }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<Canvas>(undefined);
  const tapped = useRef<(one: Tapped) => void>(undefined);
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  // Little room shows one route, from top to bottom.
  const [alone, setAlone] = useState(() => innerWidth < 700);
  const drawn = useMemo(() => drawnRoutes(routes, chosen, alone), [routes, chosen, alone]);
  const drawing = useMemo(() => stacked(drawingOf(drawn.routes, chosen)), [drawn, chosen]);
  tapped.current = (one) => (one.place >= 0 ? onPick(`${one.what}:${one.place}`) : onOther(one));
  useEffect(() => {
    if (place.current === null) return;
    const made = createCanvas(place.current, (one) => tapped.current?.(one));
    canvas.current = made;
    return () => made.destroy();
  }, []);
  useEffect(() => {
    const [what, at] = pick.split(':') as ['node' | 'link', string];
    canvas.current?.show(drawing, { what, place: Number(at) });
  }, [drawing, pick]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the page, which the scheme changes
  useEffect(() => canvas.current?.recolour(), [scheme]);
  return (
    <figure
      className="drawing panel"
      aria-label="Drawing of the listed routes, the chosen one lit; the chain says the same in words."
    >
      <div className="drawing-head">
        <figcaption className="dim small">{drawn.says}</figcaption>
        <button type="button" aria-pressed={alone} onClick={() => setAlone(!alone)}>
          This route only
        </button>
        <button type="button" onClick={() => canvas.current?.zoom(1.25)} aria-label="Larger">
          +
        </button>
        <button type="button" onClick={() => canvas.current?.zoom(0.8)} aria-label="Smaller">
          −
        </button>
        <button type="button" onClick={() => canvas.current?.fit()}>
          Fit
        </button>
      </div>
      <div ref={place} className="canvas" />
    </figure>
  );
}
