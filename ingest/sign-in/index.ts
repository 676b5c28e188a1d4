/** The stage of a load that judges sign-in: ways in before links are derived, nodes by audience after. */
import type { AssuranceConfiguration } from '#assurance';
import type { Graph } from '#cypher';
import { holdingsToSplit } from '#derivation';
import type { FactsFolder } from '#facts';
import type { Reads, Writes } from '../memory/index.ts';
import type { Account } from '../snapshot/account.ts';
import type { SnapshotWriter } from '../snapshot/writer.ts';
import { admitArrivals, writeActivations } from './activations.ts';
import { ExcludedGroups } from './excluded-groups.ts';
import { readSignInInputs } from './inputs.ts';
import { readStandings } from './memberships.ts';
import { readHoldings } from './read-holdings.ts';
import { moveToAudiences, type SplitStage, shareUnits, writeSplitHoldings } from './split.ts';
import { writeWaysIn } from './ways-in.ts';
import { writeWorkloadWaysIn } from './workloads.ts';

/** What the stage works on. */
export interface SignInStage {
  readonly graph: Graph;
  readonly snapshot: string;
  readonly folder: FactsFolder;
  readonly memory: Reads<'tenant' | 'gaps' | 'groups' | 'directory' | 'applications' | 'azure' | 'eligibility'> &
    Writes<'drawn' | 'judged'>;
  readonly writer: SnapshotWriter;
  readonly account: Account;
  readonly configuration: AssuranceConfiguration;
  readonly progress: (message: string) => void;
}

/** Judges everybody and writes the ways in. Returns what remains to be done when links are derived. */
export async function judgeSignIn(stage: SignInStage): Promise<() => Promise<void>> {
  const { graph, snapshot, folder, memory, writer, progress } = stage;
  const inputs = await readSignInInputs(folder, stage.account, stage.configuration);
  const { standingOf, groupsAbove } = await readStandings(folder, inputs.tenant, memory.groups.open);
  const people = { folder, memory, inputs, standingOf, groupsAbove };
  const arrivals = await writeActivations({ ...people, writer });
  const approving = memory.judged.approvals.flatMap(({ approvers }) =>
    approvers.flatMap(({ ids, audience }) => ids.map((id) => [id, audience] as const)),
  );
  const holdings = await readHoldings(graph, snapshot, approving);
  await writeWorkloadWaysIn({ memory, writer, policies: inputs.tenant });
  const excluded = new ExcludedGroups(memory, writer, inputs.tenant, groupsAbove);
  const users = await writeWaysIn({ ...people, graph, snapshot, writer, holdings }, excluded);
  progress(
    `sign-in of ${memory.directory.users.size.toLocaleString('en')} users; ${users.length.toLocaleString('en')} differ between audiences`,
  );
  const split: SplitStage = { graph, snapshot, memory, writer, holdings, users };
  const held = holdingsToSplit(holdings, users);
  await writeSplitHoldings(split, held);
  await shareUnits(split);
  return async () => {
    await excluded.linkFillers(graph, snapshot);
    await admitArrivals(stage, arrivals);
    await moveToAudiences(split, held);
  };
}
