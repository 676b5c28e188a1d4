/** Delegated scopes that open the mail or the files of whoever grants them. */
import { type StoreName, storeId } from '#catalogue';
import type { GrantedData } from '../../memory/applications.ts';
import type { Emit } from '../../memory/emit.ts';
import type { Reads, Writes } from '../../memory/index.ts';

/**
 * In lower case; Microsoft Graph, Exchange and SharePoint use the same names for the same data. What only sends, or reads no more than
 * settings, opens nothing.
 * https://learn.microsoft.com/graph/permissions-reference
 * https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth
 */
const scopesOf: Readonly<Record<StoreName, ReadonlySet<string>>> = {
  mailboxes: new Set([
    'mail.read',
    'mail.readwrite',
    'mail.read.shared',
    'mail.readwrite.shared',
    'mail.read.all',
    'mail.readwrite.all',
    'ews.accessasuser.all',
    'full_access_as_user',
    'imap.accessasuser.all',
    'pop.accessasuser.all',
  ]),
  sites: new Set([
    'files.read',
    'files.read.all',
    'files.readwrite',
    'files.readwrite.all',
    'sites.read.all',
    'sites.readwrite.all',
    'sites.manage.all',
    'sites.fullcontrol.all',
    'myfiles.read',
    'myfiles.write',
    'allsites.read',
    'allsites.write',
    'allsites.manage',
    'allsites.fullcontrol',
  ]),
};

/** The APIs that serve mail and files: Microsoft Graph, Exchange Online, SharePoint Online. */
const dataApis = [
  '00000003-0000-0000-c000-000000000000',
  '00000002-0000-0ff1-ce00-000000000000',
  '00000003-0000-0ff1-ce00-000000000000',
];

/** A grant, as far as it is about data. */
export interface DataGrant extends Omit<GrantedData, 'store'> {
  /** Nobody: granted for everybody who signs in. */
  readonly person: string | undefined;
  readonly resource: string;
  readonly scopes: readonly string[];
}

/** Notes whose data a grant opens, and draws that a grant for everybody opens the store: whose data those are is not known. */
export function grantData(
  { person, resource, scopes, ...granted }: DataGrant,
  emit: Emit & Reads<'gaps'> & Writes<'applications'>,
): void {
  const { applications, gaps } = emit;
  const isDataApi =
    gaps.placeholders.has(resource) ||
    dataApis.some((appId) => applications.servicePrincipalByAppId.get(appId) === resource);
  if (!isDataApi) return;
  for (const store of Object.keys(scopesOf) as StoreName[]) {
    if (!scopes.some((scope) => scopesOf[store].has(scope.toLowerCase()))) continue;
    if (person !== undefined) {
      const known = applications.grantedData.get(person) ?? [];
      applications.grantedData.set(person, [...known, { store, ...granted }]);
    } else {
      emit.link({ ...grantedLink(granted), to: storeId(store) });
    }
  }
}

/** The link of a grant, without where it ends. */
export function grantedLink({ from, gate, evidence }: Omit<GrantedData, 'store'>) {
  return {
    kind: 'ACTS_FOR',
    from,
    gate,
    authenticates: true,
    rule: 'own-data-grant',
    basis: 'ASSUMED',
    evidence,
    says: 'was granted',
  } as const;
}
