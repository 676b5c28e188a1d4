/** Application permissions of Microsoft Graph that others rate as powerful and that lead nowhere here, each with the reason. */

const onlyDeletes = 'It deletes methods of people and adds none.';
const moved =
  'It moves objects between the cloud and the on-premises directory; whoever then writes them holds a second power.';
const retired = 'It belongs to an interface that is retired, and was for people only.';

/** Why, by the permission's name; shown with the power of whoever holds it. https://learn.microsoft.com/graph/permissions-reference */
export const permissionsNotFollowed: Readonly<Record<string, string>> = {
  'DelegatedAdminRelationship.ReadWrite.All': "It gives roles in customers' tenants, not in this one.",
  'Group-OnPremisesSyncBehavior.ReadWrite.All': moved,
  'Policy.ReadWrite.Authorization':
    'It opens consent, invitations and registration to members; what they are is shown as it is now.',
  'Policy.ReadWrite.FedTokenValidation':
    "It has a federated domain's key sign for users of other domains; whoever holds that key is shown at the domain.",
  'PrivilegedAccess.ReadWrite.AzureAD': retired,
  'PrivilegedAccess.ReadWrite.AzureResources': retired,
  'SecurityIdentitiesActions.ReadWrite.All': 'It disables, enables and marks accounts, and hands none of them over.',
  'Synchronization.ReadWrite.All':
    'It runs and changes provisioning jobs and adds no credential; what a job writes where is not among the facts.',
  'User-OnPremisesSyncBehavior.ReadWrite.All': moved,
  'User.DeleteRestore.All':
    'It deletes accounts and brings deleted ones back; what a deleted account held is not among the facts.',
  'User.ManageIdentities.All': 'It changes which outside accounts sign in, in tenants for customers.',
  'UserAuthMethod-External.ReadWrite.All':
    'It registers a provider that the tenant trusts already, which asks the person itself.',
  'UserAuthMethod-MicrosoftAuthApp.ReadWrite.All': onlyDeletes,
  'UserAuthMethod-PlatformCred.ReadWrite.All': onlyDeletes,
  'UserAuthMethod-SoftwareOATH.ReadWrite.All': onlyDeletes,
  'UserAuthMethod-WindowsHello.ReadWrite.All': onlyDeletes,
};
