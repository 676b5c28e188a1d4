/** The stages of a load that judge sign-in: activations, ways in, and nodes by audience. */
import { assuranceOf } from '#configuration';
import { holdingsToSplit } from '#derivation';
import { leakedCredentials } from '../leaks/leaked-credentials.ts';
import { partnerAdministration } from '../snapshot/partner-administration.ts';
import { type LoadContext, type LoadProducts, type LoadStage, stage } from '../snapshot/stage.ts';
import { writeActivations } from './activations.ts';
import { ExcludedGroups } from './excluded-groups.ts';
import { readSignInInputs } from './inputs.ts';
import type { People } from './people.ts';
import { readHoldings } from './read-holdings.ts';
import { shareUnits, writeSplitHoldings } from './split.ts';
import { readStandings } from './standings.ts';
import { writeWaysIn } from './ways-in.ts';
import { writeWorkloadWaysIn } from './workloads.ts';

const readPolicies = stage({
  name: 'read policies',
  says: 'reads what sign-in is judged by: policies, and methods of every user; draws what partners administer',
  needs: ['rows'],
  gives: ['policies'],
  async run({ folder, account, configuration, digest, memory, writer }) {
    const policies = await readSignInInputs(folder, account, assuranceOf(configuration), digest);
    partnerAdministration(policies.facts.crossTenantAccess, { memory, writer });
    return { policies };
  },
});

const place = stage({
  name: 'place people',
  says: 'finds the groups and roles of each user that policies ask about',
  needs: ['rows', 'policies'],
  gives: ['standings'],
  async run({ folder, memory }, { policies }) {
    return { standings: readStandings(folder, policies.tenant, memory) };
  },
});

const activate = stage({
  name: 'write activations',
  says: 'writes what each person and workload may activate, at its own gate',
  needs: ['rows', 'policies', 'standings'],
  gives: ['arrivals'],
  async run(load, given) {
    return { arrivals: await writeActivations({ ...peopleOf(load, given), writer: load.writer }) };
  },
});

const hold = stage({
  name: 'read holdings',
  says: 'reads who holds what, and spreads the audiences at which it is of use',
  needs: ['rows', 'arrivals'],
  gives: ['holdings'],
  async run({ graph, snapshot, memory }) {
    const approving = memory.judged.approvals.flatMap(({ approvers }) =>
      approvers.flatMap(({ ids, audience }) => ids.map((id) => [id, audience] as const)),
    );
    return { holdings: await readHoldings(graph, snapshot, approving) };
  },
});

const openWorkloads = stage({
  name: 'write ways in of workloads',
  says: 'writes which credentials leak, who produces trusted tokens, and whom each authenticates',
  needs: ['rows', 'policies'],
  gives: ['workload ways in', 'leaks'],
  async run({ memory, writer, leaks }, { policies }) {
    const leaked = leakedCredentials(leaks, memory.applications);
    await writeWorkloadWaysIn({ memory, writer, policies: policies.tenant, leaked });
    return { 'workload ways in': true, leaks: leaked };
  },
});

const exempt = stage({
  name: 'find exemptions',
  says: 'draws a hub for the groups that each set of policies leaves out',
  needs: ['rows', 'policies', 'standings'],
  gives: ['exemptions'],
  async run({ memory, writer }, { policies, standings }) {
    return { exemptions: new ExcludedGroups(memory, writer, policies.tenant, standings.groupsAbove) };
  },
});

const open = stage({
  name: 'write ways in of people',
  says: 'judges every user, and writes ways in and a node for each audience where these differ',
  needs: ['rows', 'policies', 'standings', 'arrivals', 'holdings', 'exemptions', 'workload ways in'],
  gives: ['split users'],
  async run(load, given) {
    const { graph, snapshot, memory, writer, progress } = load;
    const { holdings, exemptions, arrivals, standings } = given;
    const people = peopleOf(load, given);
    const users = await writeWaysIn(
      { ...people, memory, graph, snapshot, writer, holdings, arrivals, standings },
      exemptions,
    );
    const [all, differ] = [memory.directory.users.size, users.length].map((count) => count.toLocaleString('en'));
    progress(`Sign-in of ${all} users; ${differ} differ between audiences`);
    return { 'split users': users };
  },
});

const split = stage({
  name: 'split holdings',
  says: 'writes a node for each audience of what split users hold, and puts their own into their units',
  needs: ['holdings', 'split users'],
  gives: ['split holdings'],
  async run({ graph, snapshot, memory, writer }, { holdings, 'split users': users }) {
    const held = holdingsToSplit(holdings, users);
    await writeSplitHoldings({ memory, writer, holdings }, held);
    await shareUnits({ graph, snapshot, memory, users });
    return { 'split holdings': held };
  },
});

/** In order. */
export const signInStages: readonly LoadStage[] = [
  readPolicies,
  place,
  activate,
  hold,
  openWorkloads,
  exempt,
  open,
  split,
];

function peopleOf({ folder, memory }: LoadContext, given: Pick<LoadProducts, 'policies' | 'standings'>) {
  const { standingOf, groupsAbove } = given.standings;
  return { folder, memory, inputs: given.policies, standingOf, groupsAbove } satisfies People;
}
