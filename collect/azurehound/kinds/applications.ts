/** Applications, service principals, their owners, federated credentials and the app roles they hold. Shapes: Microsoft Graph. */
import { cleanRow, lowerId, objectOf, type Row, textOf } from '../clean-row.ts';
import { fact, type KindTable, missing, type Outcome } from '../converter.ts';
import { directoryObject, relation } from './identities.ts';

/** The collector writes displayName in upper case; Graph gives service principals the same name in appDisplayName. */
function restoreDisplayName(row: Row): Row {
  const name = textOf(row, 'appDisplayName');
  return name !== undefined && row.displayName === name.toUpperCase() ? { ...row, displayName: name } : row;
}

/** An app role assignment; the resource's appId and the tenant are the collector's additions. */
function appRoleAssignment(entry: Row): Outcome {
  for (const member of ['principalId', 'resourceId', 'appRoleId'] as const) {
    if (textOf(entry, member) === undefined) return missing(member);
  }
  // Graph's id of an assignment tells upper from lower case, so it cannot identify the row once lower-cased.
  const identity = [entry.principalId, entry.resourceId, entry.appRoleId].join('|');
  return fact('graph/app-role-assignments', identity, () => {
    const row = cleanRow(entry, ['appId', 'tenantId']);
    return { ...row, appRoleId: lowerId(String(entry.appRoleId)) };
  });
}

/** A federated credential; the collector gives the application's appId, the last step its object id. */
function federatedCredential(entry: Row): Outcome {
  const credential = objectOf(entry, 'fic');
  const application = textOf(entry, 'appId');
  const id = credential === undefined ? undefined : (textOf(credential, 'id') ?? textOf(credential, 'name'));
  if (credential === undefined || id === undefined) return missing('fic.id');
  if (application === undefined) return missing('appId');
  return fact('graph/application-federated-credentials', `${application}|${id}`, () => ({
    applicationId: lowerId(application),
    ...cleanRow(credential),
  }));
}

/** What concerns applications and service principals. */
export const applicationKinds: KindTable = {
  AZApp: { feeds: ['graph/applications'], namesTenant: true, convert: directoryObject('graph/applications') },
  // `appId` of an owner is the application's object id in some versions and its appId in others; the last step tells them apart.
  AZAppOwner: {
    feeds: ['graph/application-owners'],
    list: 'owners',
    convert: relation('graph/application-owners', 'owner', 'appId', 'applicationId'),
  },
  AZFederatedIdentityCredential: {
    feeds: ['graph/application-federated-credentials'],
    list: 'fics',
    convert: federatedCredential,
  },
  AZServicePrincipal: {
    feeds: ['graph/service-principals'],
    namesTenant: true,
    convert: directoryObject('graph/service-principals', restoreDisplayName),
  },
  AZServicePrincipalOwner: {
    feeds: ['graph/service-principal-owners'],
    list: 'owners',
    convert: relation('graph/service-principal-owners', 'owner', 'servicePrincipalId'),
  },
  AZAppRoleAssignment: { feeds: ['graph/app-role-assignments'], namesTenant: true, convert: appRoleAssignment },
};
