/** Turns routes into what is drawn: every node and link once, the chosen route lit. Pure; knows nothing of cytoscape. */
import type { NodeKind } from '#catalogue';
import type { RouteFragment, StepFragment, StopFragment } from '../questions/answers.ts';

/** The part that a node plays, which decides its look and its column. */
export type NodeRole = 'entry' | 'identity' | 'power' | 'hub' | 'target';

/** A node that is drawn. */
export interface DrawnNode {
  readonly id: string;
  readonly name: string;
  readonly kind: NodeKind;
  readonly role: NodeRole;
  /** Names of all that it stands for; one, unless it is a stack. */
  readonly members: readonly string[];
  /** On the chosen route. */
  readonly lit: boolean;
  /** Place on the chosen route, from 0; -1 off it. */
  readonly place: number;
}

/** A link that is drawn. */
export interface DrawnLink {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly says: string;
  /** The level to defeat; undefined where crossing needs nothing more and nobody is authenticated. */
  readonly level: number | undefined;
  readonly assumed: boolean;
  readonly lit: boolean;
  /** The one weakest link of the chosen route. */
  readonly weakest: boolean;
  readonly place: number;
}

/** A drawing. */
export interface Drawing {
  readonly nodes: readonly DrawnNode[];
  readonly links: readonly DrawnLink[];
}

const identities: ReadonlySet<NodeKind> = new Set<NodeKind>([
  'User',
  'SignedIn',
  'Group',
  'ServicePrincipal',
  'ManagedIdentity',
  'AgentIdentity',
  'UnknownPrincipal',
  'Application',
  'Credential',
  'Device',
]);

/** The role of a node of this kind. */
export function roleOf(kind: NodeKind): NodeRole {
  if (kind === 'Entry') return 'entry';
  if (kind === 'Population') return 'hub';
  if (kind === 'Entitlement') return 'power';
  return identities.has(kind) ? 'identity' : 'target';
}

/** The union of the routes. The chosen one is lit; without it nothing is. */
export function drawingOf(routes: readonly RouteFragment[], chosenId: string | undefined): Drawing {
  const chosen = routes.find(({ id }) => id === chosenId);
  const nodePlaces = new Map<string, number>();
  const linkPlaces = new Map<string, number>();
  chosen?.hops.forEach(({ from, link, to }, index) => {
    if (index === 0) nodePlaces.set(from.id, 0);
    nodePlaces.set(to.id, index + 1);
    linkPlaces.set(link.id, index);
  });
  const nodes = new Map<string, DrawnNode>();
  const links = new Map<string, DrawnLink>();
  const addNode = ({ id, name, kind }: StopFragment) => {
    const place = nodePlaces.get(id) ?? -1;
    nodes.set(id, { id, name, kind, role: roleOf(kind), members: [name], lit: place >= 0, place });
  };
  for (const route of routes) {
    for (const { from, link, to } of route.hops) {
      if (links.has(link.id)) continue;
      addNode(from);
      addNode(to);
      const place = linkPlaces.get(link.id) ?? -1;
      links.set(link.id, {
        id: link.id,
        source: from.id,
        target: to.id,
        says: link.says,
        level: levelShown(link),
        assumed: link.basis === 'ASSUMED',
        lit: place >= 0,
        weakest: link.id === chosen?.weakest?.link.id,
        place,
      });
    }
  }
  return { nodes: [...nodes.values()], links: [...links.values()] };
}

function levelShown({ gate, assurance }: StepFragment): number | undefined {
  return gate.value > 0 || assurance !== null ? gate.value : undefined;
}

/** How large cards are, and how far apart. */
export interface CardSize {
  readonly width: number;
  readonly height: number;
  /** Between two columns. */
  readonly gap: number;
  /** Lines of a name, and characters on each. */
  readonly lines: number;
  readonly lineLength: number;
}

/** Where there is room for them. */
export const roomyCards: CardSize = { width: 120, height: 38, gap: 40, lines: 2, lineLength: 15 };
/** Where there is not: narrower, and higher for it. The text is as large. */
export const denseCards: CardSize = { width: 106, height: 54, gap: 18, lines: 3, lineLength: 12 };

/** What stands on a node's card: its name; for a stack, how many others are alike. */
export function cardOf({ name, members, lit, kind }: DrawnNode, { lines, lineLength }: CardSize): string {
  const others = members.length - 1;
  if (others === 0) return inLines(name, lines, lineLength);
  if (!lit && kind === 'User') return `${members.length} people`;
  return `${inLines(name, lines - 1, lineLength)}\n+ ${others} alike`;
}

/** Cuts a name into lines at spaces and after separators, else in the middle of a word; what does not fit ends in an ellipsis. */
function inLines(name: string, lines: number, length: number): string {
  if (name.length <= length) return name;
  if (lines === 1) return `${name.slice(0, length - 1).trimEnd()}…`;
  const space = name.lastIndexOf(' ', length);
  const separator = Math.max(...[...'-_/@.:'].map((one) => name.lastIndexOf(one, length - 1))) + 1;
  const cut = Math.max(space, separator) > 0 ? Math.max(space, separator) : length;
  return `${name.slice(0, cut).trimEnd()}\n${inLines(name.slice(cut).trimStart(), lines - 1, length)}`;
}
