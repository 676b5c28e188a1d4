/** The only file that touches cytoscape: puts a drawing on the page and tells what is tapped. */
import cytoscape, { type Core, type ElementDefinition } from 'cytoscape';
import dagre, { type DagreLayoutOptions } from 'cytoscape-dagre';
import { cardOf, type Drawing, type DrawnLink, type DrawnNode } from './elements.ts';
import { lookOf } from './look.ts';

cytoscape.use(dagre);

/** The text in it must not fall below 13 px, so a wide drawing is panned instead of shrunk. */
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
  const watch = new ResizeObserver(() => {
    core.resize();
    settle(core);
  });
  watch.observe(container);
  return {
    show(drawing, picked) {
      const next = drawing.links
        .map(({ id }) => id)
        .sort()
        .join(' ');
      if (next === shape) restate(core, drawing);
      else replace(core, drawing);
      core.elements().removeClass('picked');
      core
        .elements()
        .filter((one) => one.isNode() === (picked.what === 'node') && one.data('place') === picked.place)
        .addClass('picked');
      if (next !== shape) settle(core);
      keepInView(core);
      shape = next;
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

function replace(core: Core, { nodes, links }: Drawing): void {
  const anyLit = nodes.some(({ lit }) => lit);
  core.batch(() => {
    core.elements().remove();
    core.add([...nodes.map((node) => elementOf(node, anyLit)), ...links.map((link) => edgeOf(link, anyLit))]);
  });
  const layout: DagreLayoutOptions = {
    name: 'dagre',
    rankDir: 'LR',
    nodeSep: 10,
    edgeSep: 6,
    rankSep: 40,
    edgeWeight: (edge) => (edge.data('root') ? 100 : 1),
    useDagreEdgeControlPoints: true,
    fit: false,
    animate: false,
  };
  // Entries stand in the first column: for the layout they hang on a root of their own, by links that it keeps short.
  const entries = nodes.filter(({ role }) => role === 'entry');
  const root = core.add([
    { group: 'nodes', data: { id: 'root', label: '', role: 'hub' } },
    ...entries.map(({ id }) => ({ group: 'edges' as const, data: { source: 'root', target: id, root: true } })),
  ]);
  core.layout(layout).run();
  root.remove();
}

function restate(core: Core, { nodes, links }: Drawing): void {
  const anyLit = nodes.some(({ lit }) => lit);
  core.batch(() => {
    for (const { data, classes } of [
      ...nodes.map((one) => elementOf(one, anyLit)),
      ...links.map((one) => edgeOf(one, anyLit)),
    ])
      core
        .getElementById(data.id as string)
        .data(data)
        .classes(classes as string);
  });
}

function elementOf(node: DrawnNode, anyLit: boolean): ElementDefinition {
  const { id, role, lit, place, members } = node;
  const data = { id, label: cardOf(node), role, place, stack: members.length };
  return { group: 'nodes', data, classes: lit ? 'lit' : anyLit ? 'unlit' : '' };
}

function edgeOf(
  { id, source, target, level, assumed, weakest, lit, place }: DrawnLink,
  anyLit: boolean,
): ElementDefinition {
  const data = { id, source, target, level: level ?? -1, ring: ` ${level ?? ''} `, assumed, weakest, place };
  return { group: 'edges', data, classes: lit ? 'lit' : anyLit ? 'unlit' : '' };
}

/** All of it where it fits at a readable size; else its start, with the chosen route in the middle. */
function settle(core: Core): void {
  if (core.elements().empty()) return;
  core.fit(undefined, margin);
  core.zoom(Math.max(leastZoom, Math.min(mostZoom, core.zoom())));
  core.center();
  const box = core.elements().renderedBoundingBox();
  if (box.x1 < margin) core.panBy({ x: margin - box.x1, y: 0 });
  const lit = core.elements('.lit');
  if (lit.nonempty() && box.h > core.height()) {
    const { y1, y2 } = lit.renderedBoundingBox();
    core.panBy({ x: 0, y: core.height() / 2 - (y1 + y2) / 2 });
  }
}

/** Pans as little as shows what is picked. */
function keepInView(core: Core): void {
  const picked = core.elements('.picked');
  if (picked.empty()) return;
  const { x1, x2, y1, y2 } = picked.renderedBoundingBox();
  const by = (low: number, high: number, size: number) =>
    low < margin || high - low > size ? margin - low : high > size - margin ? size - margin - high : 0;
  core.panBy({ x: by(x1, x2, core.width()), y: by(y1, y2, core.height()) });
}
