/** What a change would do, exactly: the facts are loaded without it and with it, and neither is published. */
import type { Change } from '#changes';
import { rehearse } from '#collect';
import { compareResources, type ResourceDifference } from '#links';
import { onlyIn, type PeopleAffected, type ToldRoute } from '#routes';
import { type Bench, type Facts, measureLinks, type TenantMeasures } from './measure-facts.ts';
import { peopleAffected } from './people-affected.ts';

/** The document of `whatif --json`. */
export interface WhatIfJson {
  readonly title: string;
  readonly before: TenantMeasures;
  readonly after: TenantMeasures;
  /** Resources that differ, and in what each is worse. */
  readonly resources: readonly ResourceDifference[];
  /** The first route of each resource that comes, and of each that goes. Null: not worked out, which takes a load. */
  readonly opened: readonly ToldRoute[] | null;
  readonly closed: readonly ToldRoute[] | null;
  /** Whose sign-in is no longer what it was. */
  readonly people: PeopleAffected;
}

/** On what a change is tried. */
export interface WhatIfAsked {
  readonly facts: Facts;
  /** A folder for the changed facts that is not there yet. */
  readonly out: string;
  /** Whether a resource may fall from PROTECTED to UNDECIDED. */
  readonly allowUndecided: boolean;
}

/** Measures the facts before and after. Throws ChangeError and what loading throws. */
export async function whatIf(
  bench: Bench,
  change: Change,
  { facts, out, allowUndecided }: WhatIfAsked,
): Promise<WhatIfJson> {
  const { configuration } = await rehearse(change, { facts: facts.folder, out, configuration: facts.configuration });
  const { measured: before, routes: was } = await measureLinks(bench, facts, [], { routes: true });
  const changed = { folder: out, configuration };
  const { measured: after, routes: is } = await measureLinks(bench, changed, [], { routes: true });
  const declaresOnly = change.steps.every(({ kind }) => kind === 'declare');
  const resources = compareResources(before.resources, after.resources, { declaresOnly, allowUndecided });
  const people = await peopleAffected(change, facts, changed);
  const [opened, closed] = [onlyIn(is, was), onlyIn(was, is)];
  return { title: change.title, before: before.measures, after: after.measures, resources, opened, closed, people };
}
