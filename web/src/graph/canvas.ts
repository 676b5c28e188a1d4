/** The only file that touches cytoscape: puts a drawing on the page and tells what is tapped. */
import cytoscape, {
  type CollectionReturnValue,
  type Core,
  type ElementDefinition,
  type NodeCollection,
} from 'cytoscape';
import dagre, { type DagreLayoutOptions } from 'cytoscape-dagre';
import {
  type CardSize,
  cardOf,
  type Drawing,
  type DrawnLink,
  type DrawnNode,
  denseCards,
  roomyCards,
} from './elements.ts';
import { lookOf } from './look.ts';

cytoscape.use(dagre);

/** The text in it must not fall below 13 px, so a wide drawing gets narrower cards instead of being shrunk. */
const leastZoom = 1;
const mostZoom = 1.25;
const margin = 16;

/** What was tapped: an id, and the place on the chosen route (-1 off it). */
export interface Tapped {
  readonly what: 'node' | 'link';
  readonly id: string;
  readonly place: number;
}

/** A drawing on the page. */
export interface Canvas {
  show(drawing: Drawing, picked: { readonly what: 'node' | 'link'; readonly place: number }): void;
  /** Takes the page's colours again, after they changed. */
  recolour(): void;
  /** Shows all of it, however small. */
  fit(): void;
  zoom(factor: number): void;
  destroy(): void;
}

/** Makes a canvas in an element. */
export function createCanvas(container: HTMLElement, onTap: (tapped: Tapped) => void): Canvas {
  // cytoscape adds a style element unless one with this id is there; the page's policy forbids those, and canvas.css has the rule.
  if (document.getElementById('__________cytoscape_stylesheet') === null) {
    const stands = document.createElement('meta');
    stands.id = '__________cytoscape_stylesheet';
    document.head.append(stands);
  }
  const core = cytoscape({
    container,
    style: lookOf(paletteOf(container)),
    minZoom: 0.15,
    maxZoom: 2.5,
    boxSelectionEnabled: false,
    autoungrabify: true,
  });
  core.on('tap', 'node, edge', ({ target }) => {
    onTap({ what: target.isNode() ? 'node' : 'link', id: target.id(), place: target.data('place') });
  });
  let shape = '';
  let shown: Drawing | undefined;
  let arrangement = arrangements[0] as Arrangement;
  let width = container.clientWidth;
  const arrange = (drawing: Drawing) => {
    arrangement = firstThatFits(core, drawing);
    container.style.minHeight =
      arrangement.direction === 'TB' ? `${core.elements().boundingBox().h + 2 * margin}px` : '';
    core.resize();
    settle(core);
  };
  const watch = new ResizeObserver(() => {
    core.resize();
    if (container.clientWidth !== width && shown !== undefined) arrange(shown);
    else settle(core);
    width = container.clientWidth;
  });
  watch.observe(container);
  return {
    show(drawing, picked) {
      const next = drawing.links
        .map(({ id }) => id)
        .sort()
        .join(' ');
      const isNew = next !== shape;
      shape = next;
      shown = drawing;
      if (isNew) arrange(drawing);
      else restate(core, drawing, arrangement);
      core.elements().removeClass('picked');
      core
        .elements()
        .filter((one) => one.isNode() === (picked.what === 'node') && one.data('place') === picked.place)
        .addClass('picked');
      // A new drawing shows its target; what is picked afterwards is brought into view.
      if (!isNew) keepInView(core, core.elements('.picked'));
    },
    recolour: () => void core.style(lookOf(paletteOf(container))),
    fit: () => void core.fit(undefined, margin),
    zoom: (factor) =>
      void core.zoom({ level: core.zoom() * factor, renderedPosition: { x: core.width() / 2, y: core.height() / 2 } }),
    destroy() {
      watch.disconnect();
      core.destroy();
    },
  };
}

function paletteOf(container: HTMLElement): (name: string) => string {
  const style = getComputedStyle(container);
  return (name) => style.getPropertyValue(`--${name}`).trim();
}

/** Cards of a size, in columns from left to right or in rows from top to bottom. */
interface Arrangement {
  readonly cards: CardSize;
  readonly direction: 'LR' | 'TB';
}

/** The best first. */
const arrangements: readonly Arrangement[] = [
  { cards: roomyCards, direction: 'LR' },
  { cards: denseCards, direction: 'LR' },
  { cards: denseCards, direction: 'TB' },
];

/** Draws it in the first arrangement that is no wider than the canvas; where none is, in dense columns. */
function firstThatFits(core: Core, drawing: Drawing): Arrangement {
  for (const one of arrangements) {
    replace(core, drawing, one);
    if (core.elements().boundingBox().w <= core.width() - 2 * margin) return one;
  }
  const dense = arrangements[1] as Arrangement;
  replace(core, drawing, dense);
  return dense;
}

function replace(core: Core, { nodes, links }: Drawing, { cards, direction }: Arrangement): void {
  const anyLit = nodes.some(({ lit }) => lit);
  core.batch(() => {
    core.elements().remove();
    core.add([...nodes.map((node) => elementOf(node, anyLit, cards)), ...links.map((link) => edgeOf(link, anyLit))]);
  });
  const layout: DagreLayoutOptions = {
    name: 'dagre',
    rankDir: direction,
    nodeSep: 10,
    edgeSep: 6,
    rankSep: cards.gap,
    edgeWeight: (edge) => (edge.data('root') ? 100 : 1),
    useDagreEdgeControlPoints: true,
    fit: false,
    animate: false,
  };
  // Entries stand in the first column: for the layout they hang on a root of their own, by links that it keeps short.
  const entries = nodes.filter(({ role }) => role === 'entry');
  const root = core.add([
    { group: 'nodes', data: { id: 'root', label: '', role: 'hub', width: 1, height: 1 } },
    ...entries.map(({ id }) => ({ group: 'edges' as const, data: { source: 'root', target: id, root: true } })),
  ]);
  core.layout(layout).run();
  root.remove();
}

function restate(core: Core, { nodes, links }: Drawing, { cards }: Arrangement): void {
  const anyLit = nodes.some(({ lit }) => lit);
  core.batch(() => {
    for (const { data, classes } of [
      ...nodes.map((one) => elementOf(one, anyLit, cards)),
      ...links.map((one) => edgeOf(one, anyLit)),
    ])
      core
        .getElementById(data.id as string)
        .data(data)
        .classes(classes as string);
  });
}

function elementOf(node: DrawnNode, anyLit: boolean, cards: CardSize): ElementDefinition {
  const { id, role, lit, place, members } = node;
  const { width, height } = cards;
  const data = { id, label: cardOf(node, cards), role, place, stack: members.length, width, height };
  return { group: 'nodes', data, classes: lit ? 'lit' : anyLit ? 'unlit' : '' };
}

function edgeOf(
  { id, source, target, level, assumed, weakest, lit, place }: DrawnLink,
  anyLit: boolean,
): ElementDefinition {
  const data = { id, source, target, level: level ?? -1, ring: ` ${level ?? ''} `, assumed, weakest, place };
  return { group: 'edges', data, classes: lit ? 'lit' : anyLit ? 'unlit' : '' };
}

/** All of it where it fits at a readable size; else its end, where the target is, with the chosen route in the middle. */
function settle(core: Core): void {
  if (core.elements().empty()) return;
  core.fit(undefined, margin);
  core.zoom(Math.max(leastZoom, Math.min(mostZoom, core.zoom())));
  core.center();
  const { w, h, x2 } = core.elements().renderedBoundingBox();
  if (w > core.width() - 2 * margin) core.panBy({ x: core.width() - margin - x2, y: 0 });
  // The entry may stand far above or below the rest.
  const lit = core.nodes('.lit[role != "entry"]');
  if (lit.nonempty() && h > core.height()) {
    const { y1, y2 } = lit.renderedBoundingBox();
    core.panBy({ x: 0, y: core.height() / 2 - (y1 + y2) / 2 });
    keepInView(core, core.nodes('.lit[role = "target"]'));
  }
}

/** Pans as little as shows them. */
function keepInView(core: Core, shown: CollectionReturnValue | NodeCollection): void {
  if (shown.empty()) return;
  const { x1, x2, y1, y2 } = shown.renderedBoundingBox();
  const by = (low: number, high: number, size: number) =>
    low < margin || high - low > size ? margin - low : high > size - margin ? size - margin - high : 0;
  core.panBy({ x: by(x1, x2, core.width()), y: by(y1, y2, core.height()) });
}
