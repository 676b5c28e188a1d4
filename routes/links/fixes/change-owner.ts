/** Removing an owner of a group, an application or a service principal. */
import type { Fix, FixableLink } from './fix.ts';
import { soleRow } from './remove-assignment.ts';

interface Owned {
  readonly what: string;
  readonly portal: string;
  readonly request: (key: Readonly<Record<string, string>>) => string;
  readonly source: string;
}

const learn = 'https://learn.microsoft.com/graph/api';
const origin = 'https://graph.microsoft.com/v1.0';

const owned: Readonly<Record<string, Owned>> = {
  'graph/group-owners': {
    what: 'group',
    portal: 'Entra admin center > Groups > the group > Owners > Remove',
    request: ({ groupId, id }) => `DELETE ${origin}/groups/${groupId}/owners/${id}/$ref`,
    source: `${learn}/group-delete-owners`,
  },
  'graph/application-owners': {
    what: 'application',
    portal: 'Entra admin center > App registrations > the application > Owners > Remove',
    request: ({ applicationId, id }) => `DELETE ${origin}/applications/${applicationId}/owners/${id}/$ref`,
    source: `${learn}/application-delete-owners`,
  },
  'graph/service-principal-owners': {
    what: 'service principal',
    portal: 'Entra admin center > Enterprise applications > the application > Owners > Remove',
    request: ({ servicePrincipalId, id }) =>
      `DELETE ${origin}/servicePrincipals/${servicePrincipalId}/owners/${id}/$ref`,
    source: `${learn}/serviceprincipal-delete-owners`,
  },
};

/** The fix that removes the owner whom a link was drawn from; undefined where it was drawn from no ownership. */
export function changeOwner(link: FixableLink): Fix | undefined {
  const found = soleRow(link);
  const kind = found && owned[found.collection];
  if (found === undefined || kind === undefined) return undefined;
  const title = `Remove ${link.from.name} as owner of the ${kind.what} ${link.to.name}`;
  return {
    kind: 'change-owner',
    title,
    change: { title, steps: [{ kind: 'remove', ...found }] },
    touches: [link.from.id, link.to.id],
    first: [`Name another owner of ${link.to.name} who signs in at the level of what it reaches.`],
    steps: [kind.portal, kind.request(found.row as Readonly<Record<string, string>>)],
    undo: 'Add the owner again.',
    source: kind.source,
  };
}
