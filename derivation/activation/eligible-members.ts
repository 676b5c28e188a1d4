/** Plans the nodes of those who activate what a group is eligible for: one for each group and for what is asked, however many members. */
import { eligibleMembersId, parseEligibleMembersId } from '#catalogue';
import type { ActivationGates } from './activation-gates.ts';
import type { Eligibility } from './eligibility.ts';

/** The members of a group, each of whom activates by itself: the gates of `asked` stand on each member's own link to it. */
export interface EligibleMembers {
  readonly id: string;
  readonly group: string;
  /** Numbers of the activations, in order. */
  readonly asked: readonly number[];
}

/** A link that leaves such a node, or a group whose members are asked for nothing. */
export interface GroupLink {
  readonly from: string;
  readonly to: string;
  readonly kind: Eligibility['kind'];
  /** Undefined for a nested group's members. */
  readonly eligibility: Eligibility | undefined;
}

/** The plan. */
export interface EligiblePlan {
  /** Nodes by the group whose members they are. */
  readonly byGroup: ReadonlyMap<string, readonly EligibleMembers[]>;
  readonly links: readonly GroupLink[];
}

/** Where one eligibility leads: its own target, and as a membership further on to what that group is eligible for. */
export interface Lead {
  readonly to: string;
  readonly kind: Eligibility['kind'];
  /** Numbers of the activations on the way, those that ask for nothing included. */
  readonly asked: readonly number[];
}

/** What the plan is made from. */
export interface EligibleGroups {
  readonly eligibilities: readonly Eligibility[];
  readonly isGroup: (id: string) => boolean;
  /** The node of a group's direct members, by group, where there is one. */
  readonly directMembers: ReadonlyMap<string, string>;
  /** The groups that are members of a group. */
  readonly nestedIn: (group: string) => readonly string[];
}

/** Plans nodes and links. */
export class EligiblePlanner implements EligiblePlan {
  readonly byGroup = new Map<string, EligibleMembers[]>();
  readonly links: GroupLink[] = [];
  readonly #groups: EligibleGroups;
  readonly #gates: ActivationGates;
  readonly #groupsInto = new Map<string, Eligibility[]>();
  readonly #fresh: EligibleMembers[] = [];

  constructor(groups: EligibleGroups, gates: ActivationGates) {
    this.#groups = groups;
    this.#gates = gates;
    const ofGroups = groups.eligibilities.filter(({ principal }) => groups.isGroup(principal));
    for (const eligibility of ofGroups)
      if (eligibility.kind === 'MEMBER_OF')
        this.#groupsInto.set(eligibility.to, [...(this.#groupsInto.get(eligibility.to) ?? []), eligibility]);
    for (const eligibility of ofGroups) this.#plan(eligibility);
    // Chains of groups can be deeper than a stack.
    for (let next = this.#fresh.pop(); next !== undefined; next = this.#fresh.pop()) this.#fill(next);
  }

  /** Everything that an eligibility leads to. */
  leadsOf(eligibility: Eligibility): Lead[] {
    const { to, kind } = eligibility;
    const own = this.#gates.numberOf(eligibility);
    const leads: Lead[] = [{ to, kind, asked: [own] }];
    if (kind !== 'MEMBER_OF') return leads;
    const direct = this.#groups.directMembers.get(to);
    if (direct !== undefined) leads.push({ to: direct, kind, asked: [own] });
    for (const { id, asked } of this.byGroup.get(to) ?? [])
      leads.push({ to: id, kind, asked: [...new Set([own, ...asked])] });
    return leads;
  }

  /** What a group is eligible for is activated by each of its members, nested ones included. */
  #plan(eligibility: Eligibility): void {
    const asked = this.#gates.asking([this.#gates.numberOf(eligibility)]);
    for (const { to, kind } of this.leadsOf(eligibility).filter(
      (lead) => parseEligibleMembersId(lead.to) === undefined,
    ))
      this.links.push({ from: this.#membersOf(eligibility.principal, asked), to, kind, eligibility });
  }

  /** The node of a group's members, or the group itself where nothing is asked of them. */
  #membersOf(group: string, asked: readonly number[]): string {
    if (asked.length === 0) return group;
    const id = eligibleMembersId(group, asked);
    const known = this.byGroup.get(group) ?? [];
    if (known.some((one) => one.id === id)) return id;
    const made = { id, group, asked };
    this.byGroup.set(group, [...known, made]);
    this.#fresh.push(made);
    return id;
  }

  /** Who else is of these members: those of nested groups, and those of groups that may activate membership. */
  #fill({ id, group, asked }: EligibleMembers): void {
    for (const nested of this.#groups.nestedIn(group))
      this.links.push({ from: this.#membersOf(nested, asked), to: id, kind: 'MEMBER_OF', eligibility: undefined });
    for (const into of this.#groupsInto.get(group) ?? []) {
      const both = this.#gates.asking([this.#gates.numberOf(into), ...asked]);
      const from = this.#membersOf(into.principal, both);
      this.links.push({ from, to: id, kind: 'MEMBER_OF', eligibility: into });
    }
  }
}
