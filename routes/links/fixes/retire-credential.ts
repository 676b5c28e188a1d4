/** Deleting a secret, certificate or trusted writer of an application, once something that cannot be copied has taken its place. */
import { parseKeyCredentialId } from '#catalogue';
import type { Fix, FixableLink } from './fix.ts';
import { soleRow } from './remove-assignment.ts';
import { keyOfEvidence, type NamedRow, rowOfEvidence } from './row-of-evidence.ts';

const source = 'https://learn.microsoft.com/entra/identity-platform/howto-create-service-principal-portal';

/** Collections of trusted writers: of applications, and of managed identities. */
const trusts: ReadonlySet<string> = new Set([
  'graph/application-federated-credentials',
  'arm/identity-federated-credentials',
]);

/** The fix that deletes the credential by which a link authenticates; undefined for a link that none was drawn from. */
export function retireCredential(link: FixableLink): Fix | undefined {
  const trust = soleRow(link);
  if (trust !== undefined && trusts.has(trust.collection)) return retireTrust(link, trust);
  const keyId = link.evidence.flatMap((one) => keyOfEvidence(one) ?? [])[0];
  const holder = link.evidence.flatMap((one) => rowOfEvidence(one) ?? [])[0];
  const credential = parseKeyCredentialId(link.from.id);
  if (keyId === undefined || holder === undefined || credential === undefined) return undefined;
  const isSecret = credential.kind === 'secret';
  const list = isSecret ? 'passwordCredentials' : 'keyCredentials';
  const title = `Retire the ${credential.kind} ${link.from.name} of ${link.to.name}`;
  const path = holder.collection === 'graph/applications' ? 'applications' : 'servicePrincipals';
  const id = String(holder.row.id);
  return {
    kind: 'retire-credential',
    title,
    change: { title, steps: [{ kind: 'set', ...holder, set: { [`${list}[keyId=${keyId}]`]: null } }] },
    touches: [link.from.id, link.to.id, id],
    first: [
      'Give the workload a managed identity, or a federated credential with an exact subject, and see that it signs in by it.',
      `Look at the service principal's sign-ins for the key ${keyId}: while it is used, the workload stops with it.`,
    ],
    steps: [
      'Entra admin center > App registrations > the application > Certificates & secrets > Delete',
      isSecret
        ? `POST https://graph.microsoft.com/v1.0/${path}/${id}/removePassword {"keyId": "${keyId}"}`
        : `PATCH https://graph.microsoft.com/v1.0/${path}/${id} with keyCredentials less ${keyId}; read them again just before`,
    ],
    undo: isSecret ? 'None: a deleted secret cannot return; a new one can be made.' : 'Add the certificate again.',
    source,
  };
}

/** The fix that no longer trusts a writer outside: what it writes signs in no more. */
function retireTrust(link: FixableLink, trust: NamedRow): Fix {
  const title = `Stop trusting ${link.from.name} to sign in as ${link.to.name}`;
  const { applicationId, id } = trust.row;
  const isAzure = trust.collection.startsWith('arm/');
  return {
    kind: 'retire-credential',
    title,
    change: { title, steps: [{ kind: 'remove', ...trust }] },
    touches: [link.from.id, link.to.id, ...(isAzure ? [] : [String(applicationId)])],
    first: [
      'Add a federated credential with one exact subject of an environment that reviewers protect, and see that the workload signs in by it.',
    ],
    steps: isAzure
      ? [
          'Azure portal > the managed identity > Federated credentials > Delete',
          `DELETE https://management.azure.com${id}?api-version=2023-01-31`,
        ]
      : [
          'Entra admin center > App registrations > the application > Certificates & secrets > Federated credentials > Delete',
          `DELETE https://graph.microsoft.com/v1.0/applications/${applicationId}/federatedIdentityCredentials/${id}`,
        ],
    undo: 'Add it again with the same issuer, subject and audience.',
    source: 'https://learn.microsoft.com/graph/api/federatedidentitycredential-delete',
  };
}
