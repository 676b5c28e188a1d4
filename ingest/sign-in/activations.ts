/** Draws what is eligible: a link for each person with that person's own gate, and one node for what each group's members activate. */
import { type ArrivalRow, activationArrivals, type Graph } from '#cypher';
import {
  ActivationGates,
  type ActivationStep,
  deriveActivation,
  type EligibleMembers,
  EligiblePlanner,
  eligibleMembersLink,
  type Gate,
  type KeptStep,
} from '#derivation';
import type { Reads, Writes } from '../memory/index.ts';
import type { SnapshotWriter } from '../snapshot/writer.ts';
import { freshAccount, type People, people } from './people.ts';

/** What the stage needs. */
interface ActivationStage extends People {
  readonly memory: People['memory'] & Reads<'eligibility'> & Writes<'drawn' | 'judged'>;
  readonly writer: SnapshotWriter;
}

/** Whoever is added to a group becomes one of its eligible members, at the gate of whoever has it easiest. */
export interface Arrival {
  readonly group: string;
  readonly members: string;
  /** Numbers of the activations. */
  readonly asked: readonly number[];
  /** Undefined where nobody could activate. */
  readonly gate: Gate['level'];
  readonly approved: boolean;
}

/** Writes them; returns who else arrives by being added to a group. Throws GraphError. */
export async function writeActivations(stage: ActivationStage): Promise<readonly Arrival[]> {
  const { memory, writer } = stage;
  if (memory.eligibility.eligibilities.size === 0) return [];
  const gates = new ActivationGates(memory.eligibility.activations, stage.inputs.tenant);
  const nested = nestedGroups(stage);
  const plan = new EligiblePlanner(
    {
      eligibilities: [...memory.eligibility.eligibilities.values()],
      isGroup: (id) => memory.drawn.kinds.get(id) === 'Group',
      directMembers: memory.groups.directMembers,
      nestedIn: (group) => nested.get(group) ?? [],
    },
    gates,
  );
  writeApprovers(stage, gates);
  const nodes = [...plan.byGroup.values()].flat();
  for (const node of nodes) writeNode(stage, node);
  for (const link of plan.links) writer.link(eligibleMembersLink(link, gates));
  await writer.flush();
  const stepsOf = stepsByPrincipal(stage, plan);
  memory.judged.activations = gates.all;
  const easiest = await writePeople(stage, stepsOf, gates, nodes);
  for (const [principal, steps] of stepsOf) {
    if (memory.drawn.kinds.get(principal) === 'User') continue;
    // What may be a person activates as one of whom nothing is known.
    const unknown = memory.drawn.kinds.get(principal) === 'UnknownPrincipal' ? freshAccount(stage.inputs) : undefined;
    for (const step of steps) {
      const gate = unknown ? gates.gateFor(unknown, step.asked) : gates.gateForWorkload(step.asked);
      writeStep(stage, principal, step, unknown ? { ...gate, basis: 'ASSUMED', levelKnown: undefined } : gate, gates);
    }
  }
  await writer.flush();
  return nodes.map(({ group, id, asked }) => {
    const approvers = gates.approvalsOf(asked);
    if (approvers.length > 0)
      memory.judged.approvals.push({ kind: 'arrival', from: undefined, to: id, holder: undefined, approvers });
    return { group, members: id, asked, gate: easiest.get(id), approved: approvers.length > 0 };
  });
}

/** Lets in whoever is added to a group, by whatever link that was derived. Throws GraphError. */
export async function admitArrivals(
  { graph, snapshot, writer }: { readonly graph: Graph; readonly snapshot: string; readonly writer: SnapshotWriter },
  arrivals: readonly Arrival[],
): Promise<void> {
  const rows = arrivals.flatMap(({ group, members, gate, approved }): ArrivalRow[] =>
    gate === undefined
      ? []
      : [[`${snapshot}/${group}`, `${snapshot}/${members}`, gate, approved ? 'arrives-with-approval' : null]],
  );
  if (rows.length === 0) return;
  const { relationshipsCreated } = await graph.run(activationArrivals, { rows });
  writer.assumptions.derived('eligible-arrival', relationshipsCreated);
}

/** Groups that are members of a group. */
function nestedGroups({ memory }: ActivationStage): Map<string, string[]> {
  const nested = new Map<string, string[]>();
  for (const { group, member } of memory.groups.memberships) {
    if (memory.drawn.kinds.get(member) !== 'Group' || member === group) continue;
    const known = nested.get(group);
    if (known === undefined) nested.set(group, [member]);
    else if (!known.includes(member)) known.push(member);
  }
  return nested;
}

/** Who may approve what, as facts. */
function writeApprovers({ memory, writer }: ActivationStage, gates: ActivationGates): void {
  const drawn = new Set<string>();
  for (const eligibility of memory.eligibility.eligibilities.values()) {
    for (const { ids } of gates.approvalsOf([gates.numberOf(eligibility)])) {
      for (const from of ids) {
        if (!memory.drawn.kinds.has(from) || drawn.has(`${from} ${eligibility.to}`)) continue;
        drawn.add(`${from} ${eligibility.to}`);
        writer.fact({ kind: 'APPROVES', from, to: eligibility.to });
      }
    }
  }
}

function writeNode({ memory, writer }: ActivationStage, { id, group }: EligibleMembers): void {
  memory.drawn.kinds.set(id, 'EligibleMembers');
  const name = `${memory.drawn.names.get(group) ?? group} (eligible members)`;
  writer.node({ kind: 'EligibleMembers', id, name, details: { eligibleMembersOf: group } });
}

/** What each person and workload may activate: its own eligibilities, and those of the groups that it is in. */
function stepsByPrincipal({ memory }: ActivationStage, plan: EligiblePlanner): Map<string, ActivationStep[]> {
  const steps = new Map<string, ActivationStep[]>();
  const add = (principal: string, step: ActivationStep): void => {
    const known = steps.get(principal);
    if (known === undefined) steps.set(principal, [step]);
    else if (!known.some(({ to, kind }) => to === step.to && kind === step.kind)) known.push(step);
  };
  for (const eligibility of memory.eligibility.eligibilities.values()) {
    if (memory.drawn.kinds.get(eligibility.principal) === 'Group') continue;
    for (const lead of plan.leadsOf(eligibility)) add(eligibility.principal, { ...eligibility, ...lead });
  }
  for (const { group, member } of memory.groups.memberships) {
    if (memory.drawn.kinds.get(member) !== 'User') continue;
    for (const { id, asked } of plan.byGroup.get(group) ?? []) {
      const evidence = [`graph/group-members:${group}/${member}`];
      add(member, { kind: 'MEMBER_OF', to: id, asked, rule: 'eligible-member', says: 'as one of', evidence });
    }
  }
  return steps;
}

/** Everybody's own steps; returns what each node takes of whoever has it easiest. */
async function writePeople(
  stage: ActivationStage,
  stepsOf: ReadonlyMap<string, readonly ActivationStep[]>,
  gates: ActivationGates,
  nodes: readonly EligibleMembers[],
): Promise<Map<string, Gate['level']>> {
  const easiest = new Map<string, Gate['level']>();
  const consider = (facts: Parameters<ActivationGates['gateFor']>[0]): void => {
    for (const { id, asked } of nodes) {
      const level = gates.gateFor(facts, asked).level;
      if (level !== undefined && level < (easiest.get(id) ?? 6)) easiest.set(id, level);
    }
  };
  consider(freshAccount(stage.inputs));
  for await (const facts of people(stage)) {
    consider(facts);
    const steps = stepsOf.get(facts.user.id) ?? [];
    for (const step of steps) writeStep(stage, facts.user.id, step, gates.gateFor(facts, step.asked), gates);
    if (steps.length > 0) stage.memory.judged.activates.set(facts.user.id, steps.map(keptStep));
    if (stage.writer.isFull) await stage.writer.flush();
  }
  return easiest;
}

function keptStep({ kind, to, asked, isDoubted }: ActivationStep): KeptStep {
  return { kind, to, asked, isDoubted };
}

function writeStep(
  { memory, writer }: ActivationStage,
  principal: string,
  step: ActivationStep,
  gate: Gate,
  gates: ActivationGates,
): void {
  const isPerson = memory.drawn.kinds.get(principal) === 'User';
  const derived = deriveActivation({ principal, isPerson }, step, gate, gates.approvalsOf(step.asked));
  if (derived === undefined) {
    memory.judged.closeActivation('no authenticators of theirs meet what activation asks', `${principal} ${step.to}`);
    return;
  }
  writer.link(derived.link);
  if (derived.approval !== undefined) memory.judged.approvals.push(derived.approval);
}
