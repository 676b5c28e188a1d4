/** Whom to ask one by one: people with power first, then a sample of the rest, or all of them. */
import { createHash } from 'node:crypto';
import type { Choices, Collected, LeftOut, LiveName, Row } from './collection.ts';

/** People without power who are asked where not all are; a number that a hundred requests carry. */
const sampleSize = 500;

type Principal = (row: Row) => unknown;
const direct: Principal = (row) => row.principalId;
const azure: Principal = (row) => (row.properties as Row | null | undefined)?.principalId;

const holders: readonly (readonly [LiveName, Principal, (row: Row) => boolean])[] = [
  ['graph/directory-role-assignments', direct, () => true],
  ['graph/role-eligibility-schedule-instances', direct, () => true],
  ['graph/role-assignment-schedule-instances', direct, () => true],
  ['arm/role-assignments', azure, isHigh],
  ['arm/role-eligibility-schedule-instances', azure, isHigh],
];

/** An Azure role at a subscription or above. */
function isHigh(row: Row): boolean {
  const scope = String((row.properties as Row | null | undefined)?.scope ?? '');
  return /^\/?(subscriptions\/[^/]+|providers\/Microsoft\.Management\/managementGroups\/[^/]+)?$/i.test(scope);
}

/** The ids of users to ask, those with power first. */
export async function* usersWithPowerFirst(collected: Collected, choices: Choices): AsyncGenerator<string> {
  const { power, rest } = await chosen(collected, choices);
  yield* power;
  if (choices.methods === 'sample') return yield* rest;
  const asked = new Set(power);
  for await (const { id } of collected.rows('graph/users')) if (typeof id === 'string' && !asked.has(id)) yield id;
}

/** How many are left out, and who is in nevertheless. */
export async function usersLeftOut(collected: Collected, choices: Choices): Promise<LeftOut | undefined> {
  if (choices.methods === 'all') return undefined;
  const { power, rest, users } = await chosen(collected, choices);
  const left = users - power.length - rest.length;
  if (left === 0) return undefined;
  return {
    reason: `asked were ${power.length} users with roles and a random sample of ${rest.length} of the other ${users - power.length}; --methods all asks everybody`,
    everyPrincipal: false,
  };
}

async function chosen(collected: Collected, { methods }: Choices) {
  const principals = await withMembers(await powerful(collected), collected);
  const power: string[] = [];
  let sample: { id: string; order: string }[] = [];
  let users = 0;
  for await (const { id } of collected.rows('graph/users')) {
    if (typeof id !== 'string') continue;
    users += 1;
    if (principals.has(id.toLowerCase())) power.push(id);
    else if (methods === 'sample') sample.push({ id, order: createHash('sha256').update(id).digest('hex') });
    if (sample.length >= 20 * sampleSize) sample = smallest(sample);
  }
  return { power, rest: smallest(sample).map(({ id }) => id), users };
}

/** The same sample whenever it is drawn: an interrupted reading goes on with it. */
function smallest(sample: { id: string; order: string }[]): { id: string; order: string }[] {
  return sample.sort((a, b) => (a.order < b.order ? -1 : 1)).slice(0, sampleSize);
}

async function powerful(collected: Collected): Promise<Set<string>> {
  const found = new Set<string>();
  for (const [name, principal, counts] of holders)
    for await (const row of collected.rows(name)) if (counts(row)) found.add(String(principal(row)).toLowerCase());
  const assignable = new Set<string>();
  for await (const { id, isAssignableToRole } of collected.rows('graph/groups'))
    if (isAssignableToRole === true) assignable.add(String(id).toLowerCase());
  for (const id of assignable) found.add(id);
  for await (const { groupId, id } of collected.rows('graph/group-owners'))
    if (assignable.has(String(groupId).toLowerCase())) found.add(String(id).toLowerCase());
  for await (const row of collected.rows('graph/pim-group-eligibility-schedule-instances'))
    if (found.has(String(row.groupId).toLowerCase())) found.add(String(row.principalId).toLowerCase());
  return found;
}

/** Adds members of the groups among them, and of groups in those, until nobody is added. */
async function withMembers(principals: Set<string>, collected: Collected): Promise<Set<string>> {
  for (let before = -1; before !== principals.size; ) {
    before = principals.size;
    for await (const { groupId, id } of collected.rows('graph/group-members'))
      if (principals.has(String(groupId).toLowerCase())) principals.add(String(id).toLowerCase());
  }
  return principals;
}
