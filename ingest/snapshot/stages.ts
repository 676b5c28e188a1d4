/** The stages of a load, in order: the contents page of what happens between begin and publish. */

import { findAll } from '../findings/find-all.ts';
import { admitArrivals } from '../sign-in/activations.ts';
import { signInStages } from '../sign-in/index.ts';
import { moveToAudiences } from '../sign-in/split.ts';
import { applyDenials } from './apply-denials.ts';
import { assessExposure, usuallyBeside } from './assess-exposure.ts';
import { collectedIn } from './collected-in.ts';
import { delegatedPowers } from './delegated-powers.ts';
import { countAssumed, derive } from './derive.ts';
import { markRepeats } from './mark-repeats.ts';
import { measureProtection } from './measure-protection.ts';
import { readFacts } from './read-facts.ts';
import { settleApprovals } from './settle-approvals.ts';
import { settleCompoundPolicies } from './settle-compound.ts';
import { type LoadStage, stage } from './stage.ts';
import { weakenedActivations } from './weakened-activations.ts';

const read = stage({
  name: 'read facts',
  says: 'reads every collection that has rows of its own, and writes the nodes and links that they mean',
  needs: [],
  gives: ['rows'],
  async run({ folder, memory, writer, account, progress }) {
    await readFacts(folder, memory, writer, account, progress);
    return { rows: true };
  },
});

const delegate = stage({
  name: 'draw delegated powers',
  says: 'draws what clients can do for those who sign in to them, of which it must be known who holds what',
  needs: ['rows', 'arrivals', 'split holdings'],
  gives: ['delegated powers'],
  async run(load) {
    await delegatedPowers(load);
    return { 'delegated powers': true };
  },
});

const follow = stage({
  name: 'derive links',
  says: 'draws what follows from abilities: Populations, what they include, and what leads to them',
  needs: ['rows', 'workload ways in', 'split users', 'split holdings', 'delegated powers'],
  gives: ['derived links'],
  async run({ graph, snapshot, memory, writer, progress }) {
    await derive(graph, snapshot, memory, progress);
    await countAssumed(graph, snapshot, writer.assumptions);
    return { 'derived links': true };
  },
});

const weaken = stage({
  name: 'weaken activations',
  says: 'draws what whoever may rewrite activation rules leads to',
  needs: ['derived links', 'split users'],
  gives: ['weakened activations'],
  async run({ memory, writer }) {
    await weakenedActivations(memory, writer);
    return { 'weakened activations': true };
  },
});

const fill = stage({
  name: 'fill groups',
  says: 'draws what follows from adding somebody to a group: out of policies, and into what its members may activate',
  needs: ['derived links', 'weakened activations', 'exemptions', 'arrivals'],
  gives: ['filled groups'],
  async run({ graph, snapshot, writer }, { exemptions, arrivals }) {
    await exemptions.linkFillers(graph, snapshot);
    await admitArrivals({ graph, snapshot, writer }, arrivals);
    return { 'filled groups': true };
  },
});

const move = stage({
  name: 'move to audiences',
  says: 'moves what split users hold to their nodes by audience',
  needs: ['filled groups', 'holdings', 'split users', 'split holdings'],
  gives: ['audience links'],
  async run({ graph, snapshot }, { holdings, 'split users': users, 'split holdings': held }) {
    await moveToAudiences({ graph, snapshot, holdings, users }, held);
    return { 'audience links': true };
  },
});

const deny = stage({
  name: 'apply denials',
  says: 'leads those whom deny assignments name to copies without what is denied, when all else is drawn',
  needs: ['audience links'],
  gives: ['applied denials'],
  async run(load) {
    await applyDenials(load);
    return { 'applied denials': true };
  },
});

const settle = stage({
  name: 'settle access policies',
  says: 'keeps access policies that need a person and an application together where somebody has both',
  needs: ['applied denials'],
  gives: ['settled policies'],
  async run({ graph, snapshot, memory }) {
    await settleCompoundPolicies(graph, snapshot, memory);
    return { 'settled policies': true };
  },
});

const expose = stage({
  name: 'assess exposure',
  says: 'reads the links once, settles approvals among them, and stores the lowest barrier of every node',
  needs: ['settled policies'],
  gives: ['exposure', 'links'],
  async run({ graph, snapshot, memory, writer: { assumptions }, configuration, progress }) {
    const { report: exposure, walked: links } = await assessExposure(graph, snapshot, memory.tenant.id, {
      settle: (table, starts) => settleApprovals({ graph, snapshot, memory, assumptions, table, starts }),
      besideHeadline: configuration.threatModel?.besideHeadline ?? usuallyBeside,
    });
    const [nodes, count] = [exposure.nodes, exposure.links].map((number) => number.toLocaleString('en'));
    progress(`Exposure of ${nodes} nodes over ${count} links`);
    return { exposure, links };
  },
});

const repeat = stage({
  name: 'mark repetition',
  says: 'marks the links that repeat what another says, which lists of routes leave out',
  needs: ['links'],
  gives: ['marked repetition'],
  async run({ graph, snapshot }, { links }) {
    await markRepeats(graph, snapshot, links.table);
    return { 'marked repetition': true };
  },
});

const measureAll = stage({
  name: 'measure protection',
  says: 'counts who can be used to get to each sensitive resource below what it requires, and stores its state',
  needs: ['links'],
  gives: ['measures'],
  async run({ graph, snapshot, folder, memory, account, configuration, progress }, { links }) {
    const measures = await measureProtection(graph, snapshot, links, {
      collected: collectedIn(folder, account),
      leftOut: memory.judged.leftOutOfHelpDesk,
      declaresRequirements: (configuration.sensitive ?? []).length > 0,
    });
    const { underProtected, undecided, protected: safe } = measures.states;
    progress(`Measured: ${underProtected} under-protected, ${undecided} undecided, ${safe} protected`);
    return { measures };
  },
});

const judge = stage({
  name: 'find',
  says: 'judges every identity by the rules of governance, and stores what is found and what is not known',
  needs: ['links', 'policies', 'standings', 'leaks'],
  gives: ['findings'],
  async run(load, given) {
    const findings = await findAll(load, given);
    const [found, unknown] = [findings.found, findings.unknown].map((count) => count.toLocaleString('en'));
    load.progress(`${found} findings, ${unknown} questions`);
    return { findings };
  },
});

/** All of them. */
export const loadStages: readonly LoadStage[] = [
  read,
  ...signInStages,
  delegate,
  follow,
  weaken,
  fill,
  move,
  deny,
  settle,
  expose,
  repeat,
  measureAll,
  judge,
];

/** A stage for people: its name, what it does, and what it needs and gives. */
export type StageRow = Pick<LoadStage, 'name' | 'says' | 'needs' | 'gives'>;

/** The stages in order, as rows of a table. */
export function stageRows(): readonly StageRow[] {
  return loadStages.map(({ name, says, needs, gives }) => ({ name, says, needs, gives }));
}
