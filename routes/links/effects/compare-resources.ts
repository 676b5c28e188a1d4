/** What a change does to each sensitive resource, and whether that is worse: the rule of every gate. */
import type { SeenAssumed } from '../measured.ts';
import { type ProtectionState, protectionStates } from '../states.ts';

/** A sensitive resource as it is measured. */
export interface MeasuredResource {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** The level that it requires. */
  readonly needs: number;
  readonly state: ProtectionState;
  readonly openIdentities: SeenAssumed;
  readonly shortfall: SeenAssumed;
}

/** A resource before and after; null where it is not there, or is not sensitive. */
export interface ResourceDifference {
  readonly id: string;
  readonly name: string;
  readonly before: MeasuredResource | null;
  readonly after: MeasuredResource | null;
  /** In what it is worse, in words; empty where it is not. */
  readonly worse: readonly string[];
}

/** How strict a comparison is. */
export interface Strictness {
  /** True where the change declares and edits no rows: what was a question may then be seen. */
  readonly declaresOnly: boolean;
  /** Whether a resource may fall from PROTECTED to UNDECIDED. */
  readonly allowUndecided: boolean;
}

/** Every resource that differs, or is no longer there, in the order of `before`; what is new comes last. */
export function compareResources(
  before: readonly MeasuredResource[],
  after: readonly MeasuredResource[],
  strictness: Strictness,
): ResourceDifference[] {
  const was = new Map(before.map((resource) => [resource.id, resource]));
  const is = new Map(after.map((resource) => [resource.id, resource]));
  const known = before.map((resource) => difference(resource, is.get(resource.id) ?? null, strictness));
  const come = after.filter(({ id }) => !was.has(id)).map((resource) => difference(null, resource, strictness));
  return [...known, ...come].filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after));
}

function difference(
  before: MeasuredResource | null,
  after: MeasuredResource | null,
  strictness: Strictness,
): ResourceDifference {
  const { id, name } = (after ?? before) as MeasuredResource;
  return { id, name, before, after, worse: worseIn(before, after, strictness) };
}

/** In what a resource is worse: its state falls, more identities get there or need less, or it can no longer be compared. */
function worseIn(before: MeasuredResource | null, after: MeasuredResource | null, strictness: Strictness): string[] {
  if (after === null) return ['it can no longer be compared: it is gone, or no longer sensitive'];
  if (before === null) return after.state === 'UNDER_PROTECTED' ? ['it is new, and under-protected'] : [];
  const total = ({ seen, assumed }: SeenAssumed) => seen + assumed;
  const rises = (label: string, from: number, to: number) => (to > from ? [`${label} from ${from} to ${to}`] : []);
  const requires = after.needs < before.needs ? [`it requires ${after.needs} in place of ${before.needs}`] : [];
  return [
    ...requires,
    ...fall(before.state, after.state, strictness.allowUndecided),
    ...rises('open identities', total(before.openIdentities), total(after.openIdentities)),
    ...rises('shortfall', total(before.shortfall), total(after.shortfall)),
    ...(strictness.declaresOnly
      ? []
      : rises('seen open identities', before.openIdentities.seen, after.openIdentities.seen)),
  ];
}

function fall(from: ProtectionState, to: ProtectionState, allowUndecided: boolean): string[] {
  if (protectionStates.indexOf(to) >= protectionStates.indexOf(from)) return [];
  if (allowUndecided && from === 'PROTECTED' && to === 'UNDECIDED') return [];
  return [`${from} becomes ${to}`];
}
