/** Switching off an application of somebody else, who holds its credentials. */
import type { Fix, FixableLink } from './fix.ts';

/** The fix for the way in of a publisher; undefined for any other link. */
export function disableIdentity(link: FixableLink): Fix | undefined {
  if (link.kind !== 'PUBLISHES') return undefined;
  const { id, name } = link.to;
  const title = `Switch off ${name}, whose publisher holds its credentials`;
  const step = { collection: 'graph/service-principals', row: { id }, set: { accountEnabled: false } };
  return {
    kind: 'disable-identity',
    title,
    change: { title, steps: [{ kind: 'set', ...step }] },
    touches: [id],
    first: ['Look at its sign-ins, and ask whoever answers for it: while it is used, its users stop with it.'],
    steps: [
      'Entra admin center > Enterprise applications > the application > Properties > Enabled for users to sign-in: No',
      `PATCH https://graph.microsoft.com/v1.0/servicePrincipals/${id} {"accountEnabled": false}`,
    ],
    undo: 'Switch it on again; whoever administers applications can do that as well.',
    source: 'https://learn.microsoft.com/entra/identity/enterprise-apps/disable-user-sign-in-portal',
  };
}
