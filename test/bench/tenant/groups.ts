/** Groups and their members: the tree of the organization, and groups of skewed size that open applications and sites. */
import { hash, random, sample, zipfSizes } from '../random.ts';
import type { Ids } from './ids.ts';
import type { Organization } from './organization.ts';
import { policyGroups } from './people.ts';
import type { Row, Rows } from './write-tenant.ts';

const security = { groupTypes: [], securityEnabled: true, mailEnabled: false };
const office = { groupTypes: ['Unified'], securityEnabled: false, mailEnabled: true };

/** Rows of `graph/groups`, but for those of Azure. */
export function* groups({ parameters: p }: Organization, id: Ids): Rows {
  for (const [name, number] of Object.entries(policyGroups))
    yield { id: id('group', number), displayName: `Sign-in ${name}`, ...security };
  yield { id: id('group', 2), displayName: 'All staff', ...security };
  for (let n = 0; n < p.divisions; n += 1) yield { id: id('division', n), displayName: `Division ${n}`, ...security };
  for (let n = 0; n < p.departments; n += 1)
    yield { id: id('department', n), displayName: `Department ${n}`, ...security };
  for (let n = 0; n < p.teams; n += 1) yield { id: id('team', n), displayName: `Team ${n}`, ...security };
  for (let n = 0; n < p.accessGroups; n += 1)
    yield { id: id('access', n), displayName: `Access ${n}`, ...security, isAssignableToRole: null };
  for (let n = 0; n < p.officeGroups; n += 1)
    yield { id: id('office', n), displayName: `Site ${n}`, ...office, visibility: 'Private' };
}

/** Rows of `graph/group-members`, but for those of Azure. */
export function* groupMembers(organization: Organization, id: Ids): Rows {
  const { parameters: p } = organization;
  for (let user = 0; user < p.users; user += 1) {
    const level = organization.signInLevel(user);
    if (level === 1) yield member(id('group', policyGroups.exempt), id('user', user));
    if (level === 4) yield member(id('group', policyGroups.phishingResistant), id('user', user));
  }
  yield* tree(organization, id);
  const access = zipfSizes(p.accessGroups, p.accessMemberships, { skew: 0.8, least: 2 });
  yield* skewed(organization, id, 'access', access);
  yield* skewed(organization, id, 'office', zipfSizes(p.officeGroups, p.officeMemberships, { skew: 0.9, least: 3 }));
}

/** Team, department, division, all staff. */
function* tree(organization: Organization, id: Ids): Rows {
  const { parameters: p } = organization;
  for (let division = 0; division < p.divisions; division += 1) {
    yield nested(id('group', 2), id('division', division));
    const { first, end } = organization.departmentsOf(division);
    for (let one = first; one < end; one += 1) yield nested(id('division', division), id('department', one));
  }
  for (let department = 0; department < p.departments; department += 1) {
    const { first, end } = organization.teamsOf(department);
    for (let team = first; team < end; team += 1) {
      const isNested = hash(p.seed, 31, team) % 10 < 9;
      if (isNested) yield nested(id('department', department), id('team', team));
      const people = organization.team(team);
      for (let user = people.first; user < people.end; user += 1) {
        yield member(id('team', team), id('user', user));
        if (!isNested) yield member(id('department', department), id('user', user));
      }
    }
  }
}

/** Groups that belong to a department: most members from there; one in four also has teams of it. */
function* skewed(organization: Organization, id: Ids, kind: 'access' | 'office', sizes: readonly number[]): Rows {
  const { parameters: p } = organization;
  const next = random(hash(p.seed, 32, kind.length));
  for (const [number, size] of sizes.entries()) {
    const group = id(kind, number);
    const department = next(p.departments);
    const home = organization.department(department);
    const local = Math.min(Math.round(size * 0.7), home.end - home.first);
    for (const user of sample(home.first, home.end - home.first, local, next)) yield member(group, id('user', user));
    const others = { before: home.first, after: p.users - home.end };
    for (const one of sample(0, others.before + others.after, size - local, next))
      yield member(group, id('user', one < others.before ? one : one - others.before + home.end));
    const teams = organization.teamsOf(department);
    if (kind === 'access' && next(4) === 0)
      for (const team of sample(teams.first, teams.end - teams.first, 2, next)) yield nested(group, id('team', team));
  }
}

/** Rows of `graph/group-owners`: the groups of Microsoft 365 and one access group in three have an owner. */
export function* groupOwners(organization: Organization, id: Ids): Rows {
  const { parameters: p } = organization;
  const next = random(hash(p.seed, 33));
  for (let n = 0; n < p.officeGroups; n += 1)
    yield { groupId: id('office', n), id: id('user', next(p.users)), ...userType };
  for (let n = 0; n < p.accessGroups; n += 3)
    yield { groupId: id('access', n), id: id('user', next(p.users)), ...userType };
}

/** Rows of `graph/administrative-units`: one for every seventh department. */
export function* units({ parameters: p }: Organization, id: Ids): Rows {
  for (let n = 0; n < p.departments; n += 7) yield { id: id('unit', n), displayName: `Unit ${n}` };
}

/** Rows of `graph/administrative-unit-members`: the people of the department. */
export function* unitMembers(organization: Organization, id: Ids): Rows {
  for (let n = 0; n < organization.parameters.departments; n += 7) {
    const { first, end } = organization.department(n);
    for (let user = first; user < end; user += 1)
      yield { administrativeUnitId: id('unit', n), id: id('user', user), ...userType };
  }
}

const userType = { '@odata.type': '#microsoft.graph.user' };

/** A user in a group. */
export function member(groupId: string, user: string): Row {
  return { groupId, id: user, ...userType };
}

/** A group in a group. */
export function nested(groupId: string, inner: string): Row {
  return { groupId, id: inner, '@odata.type': '#microsoft.graph.group' };
}
