/** Writes who takes people out of policies by filling a group that the policies leave out. */
import { createHash } from 'node:crypto';
import type { Assessment, CompiledTenant } from '#assurance';
import { excludedGroups, type Graph } from '#cypher';
import {
  exemptionNode,
  exemptionOwnerLink,
  heldBackLink,
  type KeptExemption,
  type PersonPlace,
  type PolicyExemption,
  policyEvidence,
  policyExemptions,
} from '#derivation';
import type { Drawn } from '../memory/drawn.ts';
import type { Reads } from '../memory/index.ts';
import type { SnapshotWriter } from '../snapshot/writer.ts';

/** Rules by which one puts nobody but oneself into a group, or whose links are drawn here already. */
const notByOthers = [
  'group-owner',
  'public-group',
  'self-written-attribute',
  'invited-guest',
  'open-access-package',
  'own-access-package',
];

const digest = (ids: string) => createHash('sha256').update(ids).digest('hex').slice(0, 12);

/** Draws WEAKENS_POLICY for whoever fills excluded groups; a hub for each set of policies keeps the links linear. */
export class ExcludedGroups {
  readonly #writer: SnapshotWriter;
  readonly #exemptions: readonly PolicyExemption[];
  readonly #groupsAbove: (group: string) => readonly string[];

  /** Draws the hubs, and the owners who lead to them. `groupsAbove` gives the groups that policies name and that a group is, or is nested in. */
  constructor(
    memory: Reads<'drawn' | 'groups'>,
    writer: SnapshotWriter,
    { enforced }: CompiledTenant,
    groupsAbove: (group: string) => readonly string[],
  ) {
    this.#writer = writer;
    this.#groupsAbove = groupsAbove;
    this.#exemptions = policyExemptions({ enforced, groups: groupsIn(memory.drawn), groupsAbove, digest });
    for (const exemption of this.#exemptions) {
      writer.node(exemptionNode(exemption));
      for (const group of exemption.groups)
        for (const owner of memory.groups.owners.get(group) ?? [])
          writer.link(exemptionOwnerLink(exemption, group, owner));
    }
  }

  /** The hubs, as a snapshot keeps them. */
  get kept(): KeptExemption[] {
    return this.#exemptions.map(({ population, policies, groups }) => {
      const above = new Map(groups.map(this.#groupsAbove).map((all) => [all.join(), all]));
      return { population, policies: [...policies], above: [...above.values()] };
    });
  }

  /** Draws whom the policies hold back, at a node of theirs. */
  include(place: PersonPlace, assessment: Assessment): void {
    for (const exemption of this.#exemptions) {
      const link = heldBackLink(exemption, place, assessment);
      if (link !== undefined) this.#writer.link(link);
    }
  }

  /** Draws who else fills the groups, by whatever power that was derived. Throws GraphError. */
  async linkFillers(graph: Graph, snapshot: string): Promise<void> {
    for (const { population, policies, groups } of this.#exemptions)
      await graph.run(excludedGroups, {
        population: `${snapshot}/${population}`,
        groups: groups.map((group) => `${snapshot}/${group}`),
        evidence: policyEvidence(policies),
        says: 'may add to a group that policies leave out any of the',
        selfService: notByOthers,
      });
  }
}

function* groupsIn({ kinds }: Drawn): Generator<string> {
  for (const [id, kind] of kinds) if (kind === 'Group') yield id;
}
