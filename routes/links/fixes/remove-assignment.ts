/** Removing what somebody holds: a directory role, an Azure role, an app role, a delegated grant, a membership. */
import type { Fix, FixableLink } from './fix.ts';
import { type NamedRow, rowOfEvidence } from './row-of-evidence.ts';

interface Assignment {
  /** Completes "Remove ...". */
  readonly what: (link: FixableLink) => string;
  readonly portal: string;
  readonly request: (key: Readonly<Record<string, string>>, holder: string) => string;
  readonly undo: string;
  readonly source: string;
}

const again = 'Assign it again.';
const learn = 'https://learn.microsoft.com';

const assignments: Readonly<Record<string, Assignment>> = {
  'graph/directory-role-assignments': {
    what: ({ from, to }) => `the directory role ${to.name} of ${from.name}`,
    portal: 'Entra admin center > Roles & admins > the role > Assignments > Remove',
    request: ({ id }) => `DELETE https://graph.microsoft.com/v1.0/roleManagement/directory/roleAssignments/${id}`,
    undo: again,
    source: `${learn}/graph/api/unifiedroleassignment-delete`,
  },
  'arm/role-assignments': {
    what: ({ from, to }) => `the Azure role ${to.name} of ${from.name}`,
    portal: 'Azure portal > the scope > Access control (IAM) > Role assignments > Remove',
    request: ({ id }) => `DELETE https://management.azure.com${id}?api-version=2022-04-01`,
    undo: again,
    source: `${learn}/rest/api/authorization/role-assignments/delete-by-id`,
  },
  'graph/app-role-assignments': {
    what: ({ from, to }) => `the application permission ${to.name} of ${from.name}`,
    portal: 'Entra admin center > Enterprise applications > the application > Permissions > Revoke permission',
    request: ({ id }, holder) =>
      `DELETE https://graph.microsoft.com/v1.0/servicePrincipals/${holder}/appRoleAssignments/${id}`,
    undo: 'Grant it again, with admin consent.',
    source: `${learn}/graph/api/serviceprincipal-delete-approleassignments`,
  },
  'graph/oauth2-permission-grants': {
    what: ({ from, to }) => `the delegated permissions ${to.name} of ${from.name}`,
    portal: 'Entra admin center > Enterprise applications > the application > Permissions > Revoke permission',
    request: ({ id }) => `DELETE https://graph.microsoft.com/v1.0/oauth2PermissionGrants/${id}`,
    undo: 'Consent again.',
    source: `${learn}/graph/api/oauth2permissiongrant-delete`,
  },
  'graph/group-members': {
    what: ({ from, to }) => `${from.name} from the group ${to.name}`,
    portal: 'Entra admin center > Groups > the group > Members > Remove',
    request: ({ groupId, id }) => `DELETE https://graph.microsoft.com/v1.0/groups/${groupId}/members/${id}/$ref`,
    undo: 'Add the member again.',
    source: `${learn}/graph/api/group-delete-members`,
  },
};

/** The fix that removes what a link was drawn from; undefined where it was drawn from more than one row, or from no assignment. */
export function removeAssignment(link: FixableLink): Fix | undefined {
  const found = soleRow(link);
  const assignment = found && assignments[found.collection];
  if (found === undefined || assignment === undefined) return undefined;
  const title = `Remove ${assignment.what(link)}`;
  const key = found.row as Readonly<Record<string, string>>;
  return {
    kind: 'remove-assignment',
    title,
    change: { title, steps: [{ kind: 'remove', ...found }] },
    touches: [link.from.id, link.to.id],
    first: [`Ask whoever answers for ${link.from.name} what it is used for: Postern does not know whether it is.`],
    steps: [assignment.portal, assignment.request(key, link.from.id)],
    undo: assignment.undo,
    source: assignment.source,
  };
}

/** The one row that a link was drawn from; undefined where there are several, or an assumption. */
export function soleRow({ evidence }: FixableLink): NamedRow | undefined {
  const rows = evidence.map(rowOfEvidence);
  return rows.length === 1 ? rows[0] : undefined;
}
