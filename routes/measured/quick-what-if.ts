/** What a change would do to a measured snapshot, told from what the snapshot keeps; or why that takes a load. */
import { notCovered } from '#catalogue';
import type { Change } from '#changes';
import {
  compareResources,
  type KnownResource,
  type MeasureAsked,
  type MeasuredResource,
  type MeasuredTenant,
  measureTenant,
  quickEffect,
  type ResourceDifference,
  type Strictness,
  withoutLinks,
} from '#links';
import { isJudgedStep, judgedAgain, nobody, type PeopleAffected } from './judged-again/index.ts';
import type { MeasurableLinks } from './measurable-links.ts';

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
  /** Whether people were judged again: routes may open then. */
  readonly isJudged: boolean;
  /** Whose sign-in is no longer what it was. */
  readonly people: PeopleAffected;
}

/** Why a load is needed, in a sentence. */
export interface NotQuick {
  readonly notQuick: string;
}

/** The effect of a change; a sentence where only a load of the changed facts can tell it. Throws GraphError. */
export async function quickWhatIf(
  snapshot: MeasuredSnapshot,
  change: Change,
  allowUndecided: boolean,
): Promise<QuickWhatIf | NotQuick> {
  if (Object.values(snapshot.collections).some((entry) => entry?.scopes !== undefined))
    return {
      notQuick: 'Something was not collected at some scopes of Azure: what those could open, only a load tells.',
    };
  const changed = await changedLinks(snapshot, change);
  if ('notQuick' in changed) return changed;
  const known = knownResources(snapshot);
  const before = measureTenant(snapshot.links.asked, known);
  const after = measureTenant(changed.asked, known);
  const strictness: Strictness = { declaresOnly: false, allowUndecided };
  const resources = compareResources(before.resources, after.resources, strictness);
  return { before, after, resources, isJudged: changed.people !== undefined, people: changed.people ?? nobody };
}

interface Changed {
  readonly asked: MeasureAsked;
  /** Undefined where nobody was judged again. */
  readonly people?: PeopleAffected;
}

/** What is measured after a change: what takes links away, or changes what people are judged by; not yet both at once. */
async function changedLinks({ links, collections }: MeasuredSnapshot, change: Change): Promise<Changed | NotQuick> {
  const judged = change.steps.filter(isJudgedStep);
  if (judged.length === change.steps.length) {
    const again = await judgedAgain(
      links,
      judged,
      (name) => collections[name as keyof typeof collections]?.status === 'PARTIAL',
    );
    return typeof again === 'string' ? { notQuick: `People are judged again, but ${again}` } : again;
  }
  const effect = quickEffect(links, change);
  return 'notQuick' in effect ? effect : { asked: withoutLinks(links.asked, effect.removed) };
}

/** The resources in the order of their places. */
export function knownResources({ links, resources, collections }: MeasuredSnapshot): KnownResource[] {
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  return links.asked.resources.map((place) => {
    const { id, name, kind, needs } = byId.get(links.ids[place] as string) as MeasuredResource;
    return { id, name, kind, needs, isCovered: notCovered(kind as never, collections).length === 0 };
  });
}
