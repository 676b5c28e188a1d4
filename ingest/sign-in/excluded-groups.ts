/** Groups that policies leave out: who puts somebody into one takes them out of those policies. */
import { createHash } from 'node:crypto';
import { type Assessment, type AudienceName, type CompiledTenant, leftWithout } from '#assurance';
import { excludedGroups, type Graph } from '#cypher';
import type { Tenant } from '../memory/tenant.ts';
import type { SnapshotWriter } from '../snapshot/writer.ts';

/** Policies that some groups are all left out of. */
interface Exemption {
  /** The Population of the people whom those policies hold back. */
  readonly population: string;
  readonly policies: ReadonlySet<string>;
  readonly groups: string[];
}

/** Rules by which one puts nobody but oneself into a group, or whose links are drawn here already. */
const notByOthers = [
  'group-owner',
  'public-group',
  'self-written-attribute',
  'invited-guest',
  'open-access-package',
  'own-access-package',
];

const evidenceOf = (policies: Iterable<string>) => [...policies].map((id) => `graph/conditional-access-policies:${id}`);

/** Draws WEAKENS_POLICY for whoever fills excluded groups; a hub for each set of policies keeps the links linear. */
export class ExcludedGroups {
  readonly #writer: SnapshotWriter;
  readonly #exemptions: readonly Exemption[];
  readonly #remembered = new WeakMap<Assessment, Map<string, ReturnType<typeof leftWithout>>>();

  /** Draws the hubs, and the owners who lead to them. `groupsAbove` gives the groups that policies name and that a group is, or is nested in: policies see nested membership. */
  constructor(
    tenant: Tenant,
    writer: SnapshotWriter,
    { enforced }: CompiledTenant,
    groupsAbove: (group: string) => readonly string[],
  ) {
    this.#writer = writer;
    const leavesOut = new Map<string, CompiledTenant['enforced'][number][]>();
    for (const policy of enforced)
      for (const group of policy.users.exclude.groups) leavesOut.set(group, [...(leavesOut.get(group) ?? []), policy]);
    const exemptions = new Map<string, Exemption>();
    for (const [group, kind] of leavesOut.size === 0 ? [] : tenant.nodes) {
      if (kind !== 'Group') continue;
      const policies = new Set(groupsAbove(group).flatMap((above) => leavesOut.get(above) ?? []));
      if (policies.size === 0) continue;
      const exemption = this.#exemptionOf(exemptions, policies);
      exemption.groups.push(group);
      this.#linkOwners(group, tenant.ownersOfGroups.get(group) ?? [], exemption);
    }
    this.#exemptions = [...exemptions.values()];
  }

  #exemptionOf(known: Map<string, Exemption>, policies: ReadonlySet<CompiledTenant['enforced'][number]>): Exemption {
    const ids = [...policies].map(({ id }) => id).sort();
    const population = `pop:left-out:${createHash('sha256').update(ids.join()).digest('hex').slice(0, 12)}`;
    const before = known.get(population);
    if (before !== undefined) return before;
    const names = [...policies].map(({ name }) => name);
    const name = `people held back by ${names.slice(0, 3).join(', ')}${names.length > 3 ? ', ...' : ''}`;
    this.#writer.node({ kind: 'Population', id: population, name, details: { policies: names } });
    const made = { population, policies: new Set(ids), groups: [] };
    known.set(population, made);
    return made;
  }

  #linkOwners(group: string, owners: readonly string[], { population, policies }: Exemption): void {
    for (const from of owners)
      this.#writer.link({
        kind: 'WEAKENS_POLICY',
        from,
        to: population,
        gate: 0,
        rule: 'excluded-group-owner',
        basis: 'CONFIGURED',
        evidence: [`graph/groups:${group}`, ...evidenceOf(policies), `graph/group-owners:${group}/${from}`],
        says: 'owns a group that policies leave out, and may add to it any of the',
      });
  }

  /** Draws who else fills the groups, by whatever power. To be called when links were derived, before they are moved by audience. */
  async linkFillers(graph: Graph, snapshot: string): Promise<void> {
    for (const { population, policies, groups } of this.#exemptions)
      await graph.run(excludedGroups, {
        population: `${snapshot}/${population}`,
        groups: groups.map((group) => `${snapshot}/${group}`),
        evidence: evidenceOf(policies),
        says: 'may add to a group that policies leave out any of the',
        selfService: notByOthers,
      });
  }

  /** Draws whom the policies hold back: the gate is the way in that is left without them, at these audiences. */
  include(id: string, assessment: Assessment, places: readonly AudienceName[]): void {
    for (const exemption of this.#exemptions) {
      const left = this.#easier(exemption, assessment, places);
      if (left === undefined) continue;
      this.#writer.link({
        kind: 'INCLUDES',
        from: exemption.population,
        to: id,
        gate: left.level,
        authenticates: true,
        authenticators: left.authenticators,
        rule: 'held-back-by-policies',
        basis: left.assumed ? 'ASSUMED' : 'CONFIGURED',
        evidence: evidenceOf(exemption.policies),
      });
    }
  }

  /** What is left without the policies, where that is less than with them. */
  #easier({ population, policies }: Exemption, assessment: Assessment, places: readonly AudienceName[]) {
    const known = this.#remembered.get(assessment) ?? new Map<string, ReturnType<typeof leftWithout>>();
    this.#remembered.set(assessment, known);
    const key = `${population} ${places.join()}`;
    if (known.has(key)) return known.get(key);
    const easier = places.flatMap((place) => {
      const now = leftWithout(assessment, place, new Set());
      const then = leftWithout(assessment, place, policies);
      return then !== undefined && (now === undefined || then.level < now.level) ? [then] : [];
    });
    const lowest = easier.sort((a, b) => a.level - b.level || Number(a.assumed) - Number(b.assumed))[0];
    known.set(key, lowest);
    return lowest;
  }
}
