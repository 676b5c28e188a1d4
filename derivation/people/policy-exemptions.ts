/** Policies that groups are left out of, and whom those policies hold back: whoever fills such a group takes people out of them. */

import { type Assessment, type AudienceName, type CompiledTenant, leftWithout } from '#assurance';
import { populationId } from '#catalogue';
import type { LinkRecord, NodeRecord } from '../records.ts';

/** Policies that some groups are all left out of. */
export interface PolicyExemption {
  /** The id of the Population of the people whom those policies hold back. */
  readonly population: string;
  /** Ids of the policies. */
  readonly policies: ReadonlySet<string>;
  readonly names: readonly string[];
  readonly groups: string[];
}

/** What exemptions are found from. All ids are lower case. */
export interface ExemptedGroups {
  readonly enforced: CompiledTenant['enforced'];
  readonly groups: Iterable<string>;
  /** The groups that policies name and that a group is, or is nested in: policies see nested membership. */
  readonly groupsAbove: (group: string) => readonly string[];
  /** A short name of a set of policies, the same for the same ids in the same order. */
  readonly digest: (policyIds: string) => string;
}

/** The exemptions: one for each set of policies, however many groups are left out of it, so that links stay linear. */
export function policyExemptions({ enforced, groups, groupsAbove, digest }: ExemptedGroups): PolicyExemption[] {
  const leavesOut = new Map<string, CompiledTenant['enforced'][number][]>();
  for (const policy of enforced)
    for (const group of policy.users.exclude.groups) leavesOut.set(group, [...(leavesOut.get(group) ?? []), policy]);
  const exemptions = new Map<string, PolicyExemption>();
  for (const group of leavesOut.size === 0 ? [] : groups) {
    const policies = [...new Set(groupsAbove(group).flatMap((above) => leavesOut.get(above) ?? []))];
    if (policies.length === 0) continue;
    const ids = policies.map(({ id }) => id).sort();
    const population = populationId('left-out', digest(ids.join()));
    const known = exemptions.get(population);
    const names = policies.map(({ name }) => name);
    if (known === undefined) exemptions.set(population, { population, policies: new Set(ids), names, groups: [group] });
    else known.groups.push(group);
  }
  return [...exemptions.values()];
}

/** The Population of an exemption. */
export function exemptionNode({ population, names }: PolicyExemption): NodeRecord {
  const name = `people held back by ${names.slice(0, 3).join(', ')}${names.length > 3 ? ', ...' : ''}`;
  return { kind: 'Population', id: population, name, details: { policies: names } };
}

/** The link of an owner, who may add anybody to a group that is left out. */
export function exemptionOwnerLink(
  { population, policies }: PolicyExemption,
  group: string,
  owner: string,
): LinkRecord {
  return {
    kind: 'WEAKENS_POLICY',
    from: owner,
    to: population,
    gate: 0,
    rule: 'excluded-group-owner',
    basis: 'CONFIGURED',
    evidence: [`graph/groups:${group}`, ...policyEvidence(policies), `graph/group-owners:${group}/${owner}`],
    says: 'owns a group that policies leave out, and may add to it any of the',
  };
}

/** The policies as evidence. */
export function policyEvidence(policies: Iterable<string>): string[] {
  return [...policies].map((id) => `graph/conditional-access-policies:${id}`);
}

type Remaining = ReturnType<typeof leftWithout>;

/** People of equal signature share their assessment, and so what is left to them without some policies. */
const remembered = new WeakMap<PolicyExemption, WeakMap<Assessment, Map<string, Remaining>>>();

/** The link to a node of a person whom the policies hold back: its gate is the way in that is left without them; undefined for everybody else. */
export function heldBackLink(
  exemption: PolicyExemption,
  { id, audiences }: { readonly id: string; readonly audiences: readonly AudienceName[] },
  assessment: Assessment,
): LinkRecord | undefined {
  const left = easierWithout(exemption, assessment, audiences);
  if (left === undefined) return undefined;
  return {
    kind: 'INCLUDES',
    from: exemption.population,
    to: id,
    gate: left.level,
    gateKnown: left.known ?? null,
    authenticates: true,
    authenticators: left.authenticators,
    rule: 'held-back-by-policies',
    basis: left.known === left.level ? 'CONFIGURED' : 'ASSUMED',
    evidence: [...policyEvidence(exemption.policies), ...left.assumptions.map((key) => `assumption:${key}`)],
  };
}

/** What is left without the policies, where that is less than with them. */
function easierWithout(exemption: PolicyExemption, assessment: Assessment, places: readonly AudienceName[]): Remaining {
  const ofExemption = remembered.get(exemption) ?? new WeakMap<Assessment, Map<string, Remaining>>();
  remembered.set(exemption, ofExemption);
  const known = ofExemption.get(assessment) ?? new Map<string, Remaining>();
  ofExemption.set(assessment, known);
  const key = places.join();
  if (known.has(key)) return known.get(key);
  const easier = places.flatMap((place) => {
    const now = leftWithout(assessment, place, new Set());
    const then = leftWithout(assessment, place, exemption.policies);
    return then !== undefined && (now === undefined || then.level < now.level) ? [then] : [];
  });
  const lowest = easier.sort((a, b) => a.level - b.level || (a.known ?? 6) - (b.known ?? 6))[0];
  known.set(key, lowest);
  return lowest;
}
