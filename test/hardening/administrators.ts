/** Whom the realistic variant takes for administrators: who holds a power in the demo, now or when it is activated. */
import { type Facts, rowsOf } from './facts.ts';

/** Where rows name who holds something, and by which field. */
const holders = [
  ['graph/directory-role-assignments', 'principalId'],
  ['graph/role-eligibility-schedule-instances', 'principalId'],
  ['graph/pim-group-eligibility-schedule-instances', 'principalId'],
  ['graph/application-owners', 'id'],
  ['graph/service-principal-owners', 'id'],
  ['graph/group-owners', 'id'],
] as const;

/** The ids of the users who hold a directory role, own an application or a group, or are in a group that holds a role. */
export function administrators(facts: Facts): string[] {
  const powerful = new Set(holders.flatMap(([name, key]) => rowsOf(facts, name).map((row) => String(row[key]))));
  const members = rowsOf(facts, 'graph/group-members');
  for (const id of powerful) for (const row of members) if (row.groupId === id) powerful.add(String(row.id));
  return rowsOf(facts, 'graph/users').flatMap(({ id }) => (id !== undefined && powerful.has(id) ? [id] : []));
}
