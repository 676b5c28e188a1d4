/** What a quick effect is worked out on: the links of a snapshot with the rows that they were drawn from, and whom else a change may touch. */
import type { PlacedLink } from '../fixes/fix.ts';
import type { MeasureAsked } from '../measured.ts';

/** A snapshot, ready to be asked what a change would take away. */
export interface QuickGround {
  readonly asked: MeasureAsked;
  /** Links that were drawn from rows that a change may remove, and those of `jointRules`. */
  readonly links: readonly PlacedLink[];
  /** The ids of the nodes, by their places. */
  readonly ids: readonly string[];
  /** The place of a node by its id. */
  readonly placeOf: (id: string) => number | undefined;
  /** Who approves activations: their gates follow from whoever gets to one of these. */
  readonly approvers: ReadonlySet<string>;
  /** Groups that may hold directory roles: they protect their members and owners. */
  readonly roleAssignable: ReadonlySet<string>;
  /** By what people are judged, as text in lower case: policies and declarations. */
  readonly judgedBy: string;
}

/** Rules that draw a link from several holdings at once: its evidence names them, and it may come or go with any of them. */
export const jointRules = [
  'two-powers',
  'rewritten-role',
  'exempt-from-denial',
  'into-unit',
  'out-of-unit',
  'vault-access-policy-with-application',
] as const;
