/** How nodes and links look: the page's colours as cytoscape wants them. Pure. */
import type { EdgeSingular, StylesheetJson } from 'cytoscape';

/** Colours by the name of their CSS variable, without the dashes. */
export type Palette = (name: string) => string;

const ringWidths = [2, 1, 2, 3, 4, 5] as const;

/** The style sheet of the drawing. */
export function lookOf(colour: Palette): StylesheetJson {
  return [
    {
      selector: 'node',
      style: {
        shape: 'round-rectangle',
        width: 'data(width)',
        height: 'data(height)',
        label: 'data(label)',
        'font-size': 13,
        'font-family': 'system-ui, sans-serif',
        'text-wrap': 'wrap',
        'text-max-width': '200px',
        'text-valign': 'center',
        'text-halign': 'center',
        'line-height': 1.1,
        color: colour('ink'),
        'background-color': colour('panel'),
        'border-width': 1,
        'border-color': colour('free'),
      },
    },
    { selector: 'node[role = "entry"]', style: { 'border-style': 'dashed', 'background-color': colour('sunk') } },
    { selector: 'node[role = "power"]', style: { shape: 'cut-rectangle' } },
    { selector: 'node[stack > 1]', style: { 'border-style': 'double', 'border-width': 4 } },
    { selector: 'node[role = "target"]', style: { 'border-width': 2, 'font-weight': 'bold' } },
    {
      selector: 'node[role = "hub"]',
      style: { shape: 'ellipse', width: 12, height: 12, label: '', 'background-color': colour('free') },
    },
    {
      selector: 'edge',
      style: {
        width: 1.5,
        'line-color': colour('free'),
        // The layout reserves lanes for long links; these are its points (cytoscape-dagre keeps them in the scratch).
        'curve-style': 'unbundled-bezier',
        'control-point-weights': (edge: EdgeSingular) => edge.scratch('controlPointWeights') ?? [0.5],
        'control-point-distances': (edge: EdgeSingular) => edge.scratch('controlPointDistances') ?? [0],
        'edge-distances': 'intersection',
        'target-arrow-shape': 'triangle',
        'target-arrow-color': colour('free'),
        'arrow-scale': 0.8,
        'font-family': 'system-ui, sans-serif',
      },
    },
    {
      selector: 'edge[level >= 0]',
      style: {
        label: 'data(ring)',
        'font-size': 13,
        'font-weight': 'bold',
        color: colour('ink'),
        'text-background-color': colour('panel'),
        'text-background-opacity': 1,
        'text-background-shape': 'circle',
        'text-background-padding': '4px',
        'text-border-opacity': 1,
      },
    },
    ...ringWidths.map((width, level) => ({
      selector: `edge[level = ${level}]`,
      style: {
        'line-color': colour(`level-${level}`),
        'target-arrow-color': colour(`level-${level}`),
        'text-border-color': colour(`level-${level}`),
        'text-border-width': width,
        'text-border-style': level === 0 ? 'dotted' : level === 5 ? 'double' : 'solid',
      } as const,
    })),
    { selector: 'edge[?assumed]', style: { 'line-style': 'dashed', 'text-border-style': 'dashed' } },
    { selector: '.unlit', style: { opacity: 0.5 } },
    { selector: 'node.lit', style: { 'border-color': colour('ink'), 'z-index': 9 } },
    { selector: 'edge.lit', style: { width: 3, 'z-index': 9 } },
    ...ringWidths.map((_, level) => ({
      selector: `edge[?weakest][level = ${level}].lit`,
      style: { 'text-background-color': colour(`level-${level}`), color: colour('on-level') } as const,
    })),
    {
      selector: '.picked',
      style: { 'overlay-color': colour('accent'), 'overlay-opacity': 0.22, 'overlay-padding': 5 },
    },
  ];
}
