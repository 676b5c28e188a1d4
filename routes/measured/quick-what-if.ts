/** What a change would do to a measured snapshot, told from its links alone; or why that takes a load. */
import { notCovered } from '#catalogue';
import type { Change } from '#changes';
import {
  compareResources,
  type KnownResource,
  type MeasuredResource,
  type MeasuredTenant,
  measureTenant,
  quickEffect,
  type ResourceDifference,
  type Strictness,
  withoutLinks,
} from '#links';
import type { MeasurableLinks } from './read-measured.ts';

/** A snapshot whose resources were measured. */
export interface MeasuredSnapshot {
  readonly links: MeasurableLinks;
  readonly resources: readonly MeasuredResource[];
  /** What was collected and what was not. */
  readonly collections: Parameters<typeof notCovered>[1];
}

/** What a change does. */
export interface QuickWhatIf {
  readonly before: MeasuredTenant;
  readonly after: MeasuredTenant;
  /** Resources that differ, and in what each is worse. */
  readonly resources: readonly ResourceDifference[];
}

/** The effect of a change; a sentence where only a load of the changed facts can tell it. */
export function quickWhatIf(
  snapshot: MeasuredSnapshot,
  change: Change,
  allowUndecided: boolean,
): QuickWhatIf | { readonly notQuick: string } {
  if (Object.values(snapshot.collections).some((entry) => entry?.scopes !== undefined))
    return {
      notQuick: 'Something was not collected at some scopes of Azure: what those could open, only a load tells.',
    };
  const effect = quickEffect(snapshot.links, change);
  if ('notQuick' in effect) return effect;
  const known = knownResources(snapshot);
  const before = measureTenant(snapshot.links.asked, known);
  const after = measureTenant(withoutLinks(snapshot.links.asked, effect.removed), known);
  const strictness: Strictness = { declaresOnly: false, allowUndecided };
  return { before, after, resources: compareResources(before.resources, after.resources, strictness) };
}

/** The resources in the order of their places. */
export function knownResources({ links, resources, collections }: MeasuredSnapshot): KnownResource[] {
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  return links.asked.resources.map((place) => {
    const { id, name, kind, needs } = byId.get(links.ids[place] as string) as MeasuredResource;
    return { id, name, kind, needs, isCovered: notCovered(kind as never, collections).length === 0 };
  });
}
