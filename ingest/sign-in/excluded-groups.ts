/** Groups that policies leave out: who owns one takes anybody out of those policies by adding them to it. */
import { createHash } from 'node:crypto';
import { type Assessment, type AudienceName, type CompiledTenant, leftWithout } from '#assurance';
import type { SnapshotWriter } from '../load/writer.ts';
import type { Tenant } from '../tenant.ts';

/** Policies that the same owners can take people out of. */
interface Exemption {
  /** The Population of the people whom those policies hold back. */
  readonly population: string;
  readonly policies: ReadonlySet<string>;
}

/** Draws WEAKENS_POLICY for owners of excluded groups; a hub for each set of policies keeps the links linear. */
export class ExcludedGroups {
  readonly #writer: SnapshotWriter;
  readonly #exemptions: readonly Exemption[];
  readonly #remembered = new WeakMap<Assessment, Map<string, ReturnType<typeof leftWithout>>>();

  /** Draws the hubs and who leads to them. Only groups named by an enabled policy count, not those nested in them. */
  constructor(tenant: Tenant, writer: SnapshotWriter, { enforced }: CompiledTenant) {
    this.#writer = writer;
    const exemptions = new Map<string, Exemption>();
    for (const [group, owners] of tenant.ownersOfGroups) {
      const policies = enforced.filter(({ users }) => users.exclude.groups.has(group)).map(({ id }) => id);
      if (policies.length === 0) continue;
      const digest = createHash('sha256').update(policies.sort().join()).digest('hex').slice(0, 12);
      const population = `pop:left-out:${digest}`;
      if (!exemptions.has(population)) {
        const names = enforced.filter(({ id }) => policies.includes(id)).map(({ name }) => name);
        const name = `people held back by ${names.slice(0, 3).join(', ')}${names.length > 3 ? ', ...' : ''}`;
        writer.node({ kind: 'Population', id: population, name, details: { policies: names } });
        exemptions.set(population, { population, policies: new Set(policies) });
      }
      const evidence = [`graph/groups:${group}`, ...policies.map((id) => `graph/conditional-access-policies:${id}`)];
      for (const from of owners)
        writer.link({
          kind: 'WEAKENS_POLICY',
          from,
          to: population,
          gate: 0,
          rule: 'excluded-group-owner',
          basis: 'CONFIGURED',
          evidence: [...evidence, `graph/group-owners:${group}/${from}`],
          says: 'owns a group that policies leave out, and may add to it any of the',
        });
    }
    this.#exemptions = [...exemptions.values()];
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
        basis: 'CONFIGURED',
        evidence: [...exemption.policies].map((policy) => `graph/conditional-access-policies:${policy}`),
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
    const lowest = easier.sort((a, b) => a.level - b.level)[0];
    known.set(key, lowest);
    return lowest;
  }
}
