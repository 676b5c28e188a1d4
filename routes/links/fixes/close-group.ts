/** Letting owners decide who joins a Microsoft 365 group that anybody may join. */
import type { Fix, FixableLink } from './fix.ts';
import { soleRow } from './remove-assignment.ts';

/** The fix for a link into a public group; undefined for any other. */
export function closeGroup(link: FixableLink): Fix | undefined {
  const found = soleRow(link);
  if (link.rule !== 'public-group' || found === undefined) return undefined;
  const title = `Let owners decide who joins the group ${link.to.name}`;
  const id = String(found.row.id);
  return {
    kind: 'close-group',
    title,
    change: { title, steps: [{ kind: 'set', ...found, set: { visibility: 'Private' } }] },
    touches: [id],
    first: [
      'Look through its members: whoever joined stays.',
      'Its files and conversations are no longer open to all.',
    ],
    steps: [
      'Entra admin center > Groups > the group > Properties > Privacy: Private',
      `PATCH https://graph.microsoft.com/v1.0/groups/${id} {"visibility": "Private"}`,
    ],
    undo: 'Set it to Public again.',
    source: 'https://learn.microsoft.com/graph/api/group-update',
  };
}
