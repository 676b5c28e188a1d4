/** Switching an identity off: an application of somebody else, who holds its credentials, or one that nobody needs. */
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

/** The fix that switches an account or a service principal off. */
export function switchOff({ id, name }: { readonly id: string; readonly name: string }, isPerson: boolean): Fix {
  const title = `Switch off ${name}`;
  const collection = isPerson ? 'graph/users' : 'graph/service-principals';
  const path = isPerson ? 'users' : 'servicePrincipals';
  const portal = isPerson
    ? 'Entra admin center > Users > the account > Account status: disabled'
    : 'Entra admin center > Enterprise applications > the application > Properties > Enabled for users to sign-in: No';
  return {
    kind: 'disable-identity',
    title,
    change: { title, steps: [{ kind: 'set', collection, row: { id }, set: { accountEnabled: false } }] },
    touches: [id],
    first: [`Ask whoever answers for ${name} whether it is still needed, and look at its last sign-ins.`],
    steps: [portal, `PATCH https://graph.microsoft.com/v1.0/${path}/${id} {"accountEnabled": false}`],
    undo: 'Switch it on again; whoever may enable it can do that as well.',
    source: isPerson
      ? 'https://learn.microsoft.com/entra/identity/users/users-revoke-access'
      : 'https://learn.microsoft.com/entra/identity/enterprise-apps/disable-user-sign-in-portal',
  };
}
