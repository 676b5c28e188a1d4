/** Routes of the recorded tenant that a person worked out from its rows: who reaches what by which links, and who does not. */

const subscription = '/subscriptions/193f89dc-6225-4a80-bacb-96b32fbf6dd0';
const groups = `${subscription}/resourcegroups`;
const vaults = `${groups}/j1dev/providers/microsoft.keyvault/vaults`;
const tenant = '19ae0f99-6fc6-444b-bd54-97504efc66ad';
const readers = 'c4248787-6d6c-49af-b716-cbc62ba589f5';
const scanner = '2d616eca-862a-4dd2-ba0c-e4cbdd0ee358';
const connector = 'bd6cedd1-46ab-45f3-8400-d9405b7de0c2';
const reviewer = 'f42ef584-c092-4e08-866a-4a3826bb5f9b';
const applicationWriter = 'f2451ca9-df51-479a-8baf-bd40579826a7';
const site = `${groups}/j1dev/providers/microsoft.web/sites/example1-j1`;

/** One question: `by` are the kinds of the first route's links, INCLUDES and SIGNED_IN left out; empty where there is no route. */
export interface RouteByHand {
  readonly because: string;
  readonly from: string;
  readonly to: string;
  readonly by: readonly string[];
}

/** Each hit stands beside a decoy: the same principal at what it does not reach, or another with a little less. */
export const routesByHand: readonly RouteByHand[] = [
  {
    because: 'a member of the group that owns the subscription grants itself access',
    from: 'd181659d-9df5-4a9b-8f11-1bc7bcdcc68e',
    to: subscription,
    by: ['MEMBER_OF', 'HOLDS', 'GRANTS_ACCESS'],
  },
  {
    because: 'and by that to a vault that judges by Azure roles',
    from: 'd181659d-9df5-4a9b-8f11-1bc7bcdcc68e',
    to: `${vaults}/kv-4-purview`,
    by: ['MEMBER_OF', 'HOLDS', 'GRANTS_ACCESS'],
  },
  {
    because: 'an owner of a subscription controls no tenant',
    from: 'd181659d-9df5-4a9b-8f11-1bc7bcdcc68e',
    to: tenant,
    by: [],
  },
  {
    because: 'Role Based Access Control Administrator without a condition gives itself any role',
    from: '39084809-4f16-4b04-9bbc-793a5e231e29',
    to: subscription,
    by: ['HOLDS', 'GRANTS_ACCESS'],
  },
  {
    because: 'Storage Blob Data Reader reads what accounts hold',
    from: scanner,
    to: `${groups}/j1dev/providers/microsoft.storage/storageaccounts/j1devdisks`,
    by: ['HOLDS', 'READS_DATA'],
  },
  { because: 'and no vault', from: scanner, to: `${vaults}/vaultbymetron`, by: [] },
  { because: 'and is given nothing else at the subscription', from: scanner, to: subscription, by: [] },
  {
    because: 'User Access Administrator of a resource group',
    from: connector,
    to: `${groups}/aws-jupiterone-integration-dev`,
    by: ['HOLDS', 'GRANTS_ACCESS'],
  },
  { because: 'is that of no other group', from: connector, to: `${groups}/gcp-integration-dev`, by: [] },
  { because: 'nor of what is above', from: connector, to: subscription, by: [] },
  {
    because: 'a custom role lists the settings of sites, the publishing credentials among them',
    from: readers,
    to: site,
    by: ['HOLDS', 'EXECUTES_ON'],
  },
  {
    because: 'Reader and Key Vault Reader see names of secrets, no secret',
    from: readers,
    to: `${vaults}/nd-j1dev-1`,
    by: [],
  },
  {
    because: 'an access policy with "get" reads secrets',
    from: reviewer,
    to: `${vaults}/vaultbymetron`,
    by: ['HOLDS', 'READS_SECRETS'],
  },
  { because: 'of its vault only', from: reviewer, to: `${vaults}/kv-4-purview`, by: [] },
  {
    because: 'an access policy with "list" alone reads none',
    from: '35714df9-a26f-4d80-9b12-1b83f7e51512',
    to: `${vaults}/vaultbymetron`,
    by: [],
  },
  {
    because: 'Application.ReadWrite.All adds a credential to an application that reads secrets',
    from: applicationWriter,
    to: `${vaults}/vaultbymetron`,
    by: ['HOLDS', 'ADDS_CREDENTIAL', 'HOLDS', 'READS_SECRETS'],
  },
  {
    because: 'Directory.ReadWrite.All adds a member to a group that is not role-assignable and owns the subscription',
    from: 'f7d521cf-1368-4f77-a214-31cc32cd03c4',
    to: subscription,
    by: ['HOLDS', 'ADDS_MEMBER', 'HOLDS', 'GRANTS_ACCESS'],
  },
  {
    because: 'Organization.ReadWrite.All brings a certificate authority of its own, and signs in as an administrator',
    from: '05f1c9dd-dc71-4d18-8480-44c27f9a1ca8',
    to: tenant,
    by: ['HOLDS', 'FORGES_TOKEN', 'HOLDS', 'CONTROLS'],
  },
  {
    because: 'Directory Readers changes nothing',
    from: '299577a6-f7af-4b42-abdd-de869fc0baab',
    to: tenant,
    by: [],
  },
  {
    because: 'who reads authentication methods registers none',
    from: '8ac6a323-f4ec-4024-a4b6-10ca33049f9a',
    to: tenant,
    by: [],
  },
  {
    because: 'who wipes devices runs no script on them',
    from: '85058ea8-3655-44df-b13a-c1e1fd1fcdbc',
    to: tenant,
    by: [],
  },
];
