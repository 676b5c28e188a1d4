/** Removing several things that one identity holds, each a row. */
import type { Fix } from './fix.ts';
import type { NamedRow } from './row-of-evidence.ts';

const words: Readonly<Record<string, readonly [one: string, many: string]>> = {
  'graph/directory-role-assignments': ['directory role', 'directory roles'],
  'graph/role-eligibility-schedule-instances': ['eligible directory role', 'eligible directory roles'],
  'graph/pim-group-eligibility-schedule-instances': ['eligible membership', 'eligible memberships'],
  'arm/role-assignments': ['Azure role', 'Azure roles'],
  'arm/role-eligibility-schedule-instances': ['eligible Azure role', 'eligible Azure roles'],
  'graph/app-role-assignments': ['application permission', 'application permissions'],
  'graph/oauth2-permission-grants': ['delegated grant', 'delegated grants'],
  'graph/group-members': ['membership', 'memberships'],
};

/** The fix that removes rows of what somebody holds; undefined where there are none. */
export function removeRows(
  who: { readonly id: string; readonly name: string },
  rows: readonly NamedRow[],
): Fix | undefined {
  if (rows.length === 0) return undefined;
  const byCollection = [...Map.groupBy(rows, ({ collection }) => collection)];
  const held = byCollection.map(([collection, of]) => {
    const [one, many] = words[collection] ?? ['ownership', 'ownerships'];
    return `${of.length} ${of.length === 1 ? one : many}`;
  });
  const title = `Remove what ${who.name} holds: ${held.join(', ')}`;
  return {
    kind: 'remove-assignment',
    title,
    change: { title, steps: rows.map((row) => ({ kind: 'remove', ...row })) },
    touches: [who.id],
    first: [`Ask whoever answers for ${who.name} what it is used for, and write down what is removed.`],
    steps: ['Remove each where it was given: the role, the group, the application or the scope.'],
    undo: 'Assign each again.',
    source: 'https://learn.microsoft.com/entra/architecture/govern-service-accounts',
  };
}
