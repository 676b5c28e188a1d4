/** Reads one collection, by the way that its declaration names, to an outcome. */
import type { AzureClient } from '../ask/azure-client.ts';
import type { GraphClient } from '../ask/graph-client.ts';
import { GaveUp } from '../ask/persist.ts';
import { Refused } from '../ask/refused.ts';
import type { LiveCollection, LiveName } from '../collection.ts';
import type { Border } from '../folder/border.ts';
import type { Progress } from '../folder/journal.ts';
import { type Lacking, type Outcome, outcomeOf, outcomeOfFailure } from '../outcome.ts';
import { type Claims, isDelegated, permissionsOf } from '../sign-in/claims.ts';
import { readArmComposite, readQuery, readScopes } from './azure.ts';
import { readComposite } from './composite.ts';
import { BeginAnew, readList } from './list.ts';
import type { Tenant } from './reader.ts';
import { readBySubject, readRelation } from './relation.ts';
import { Work } from './work.ts';

/** What reading a collection is given. */
export interface Reading {
  readonly tenant: Tenant;
  readonly border: Border;
  /** Where an interrupted reading stood. */
  readonly left: Progress | undefined;
  /** What the token for Graph says. */
  readonly claims: Claims | undefined;
  readonly message: (text: string) => void;
}

/** Reads a collection. Throws what no outcome is of: CollectError, an end that was asked for, a disk that is full. */
export async function readCollection(collection: LiveCollection, reading: Reading): Promise<Outcome> {
  const { tenant, border, claims, message } = reading;
  let { left } = reading;
  for (let isSecond = false; ; isSecond = true) {
    const work = await Work.open(collection, tenant.collected, border, left);
    work.isSecond = isSecond;
    try {
      await readByKind(collection, work, tenant);
      await notePartialSources(collection, work, tenant);
      await noteHidden(collection, work, reading);
      const outcome = outcomeOf(work);
      await work.close({ rows: outcome.hasFile });
      return outcome;
    } catch (error) {
      if (error instanceof BeginAnew && !isSecond) {
        message(`${collection.name} is read again: ${error.message}`);
        await work.close({ rows: false });
        left = undefined;
        continue;
      }
      const end = endOf(error);
      if (!(end instanceof Refused || end instanceof GaveUp)) {
        await work.leave();
        throw error;
      }
      const outcome = outcomeOfFailure(end, work, lacking(collection, claims));
      await work.close({ rows: outcome.hasFile });
      return outcome;
    }
  }
}

/** What an error comes to for one collection: an answer of a shape that nobody expected ends this one, and the rest go on. */
function endOf(error: unknown): unknown {
  if (error instanceof BeginAnew) return new GaveUp(error.message);
  if (!(error instanceof TypeError || error instanceof SyntaxError)) return error;
  return new GaveUp(`the service answers in a shape that is not expected (${error.message})`);
}

async function readByKind({ read }: LiveCollection, work: Work, tenant: Tenant): Promise<void> {
  const [graph, azure] = [tenant.graph as GraphClient, tenant.azure as AzureClient];
  switch (read.kind) {
    case 'list':
      return await readList(read, work, tenant, graph);
    case 'relation-by-expand':
      return await readRelation(read, work, tenant, graph);
    case 'relation-by-batch':
      return await readBySubject(read, work, tenant, graph);
    case 'composite':
      return await readComposite(read, work, tenant, graph);
    case 'list-of-scopes':
      return await readScopes(read, work, tenant, azure);
    case 'resource-graph':
      return await readQuery(read, work, tenant, azure);
    case 'arm-composite':
      return await readArmComposite(read, work, tenant, azure);
  }
}

/** Rows that were asked about the rows of another collection are no more complete than those. */
async function notePartialSources(collection: LiveCollection, work: Work, { collected }: Tenant): Promise<void> {
  const isAzure = collection.name.startsWith('arm/');
  for (const name of (isAzure ? collection.after : collection.needs) ?? []) {
    const entry = collected.entry(name);
    if (entry?.status === 'PARTIAL' || entry?.status === 'FORBIDDEN') work.problems.push(`${name} is ${entry.status}`);
  }
}

/** Members of hidden membership are left out without a word. https://learn.microsoft.com/graph/permissions-reference#memberreadhidden */
async function noteHidden(collection: LiveCollection, work: Work, { claims, tenant }: Reading): Promise<void> {
  const name: LiveName | undefined = 'hiddenIn' in collection ? collection.hiddenIn : undefined;
  const carried = permissionsOf(claims);
  if (name === undefined || carried === undefined || carried.has('Member.Read.Hidden')) return;
  await tenant.whenEnded(name);
  let hidden = 0;
  for await (const { visibility } of tenant.collected.rows(name)) if (visibility === 'HiddenMembership') hidden += 1;
  if (hidden > 0) work.problems.push(`the membership of ${hidden} is hidden, and the token lacks Member.Read.Hidden`);
}

/** What a collection needs and the token has not, where it says what it carries. */
function lacking(collection: LiveCollection, claims: Claims | undefined): Lacking {
  const isPerson = isDelegated(claims);
  const carried = permissionsOf(claims);
  if (!('permissions' in collection) || carried === undefined) return { permissions: [], isPerson };
  const needed = isPerson ? collection.permissions.delegated : collection.permissions.application;
  // A person's whole access to the directory, as Azure's own command line has it, stands for the rights to read it.
  const isWhole = isPerson && carried.has('Directory.AccessAsUser.All');
  return { permissions: isWhole ? [] : needed.filter((one) => !carried.has(one)), isPerson };
}
