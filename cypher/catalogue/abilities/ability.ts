/** What an ability is: something that an entitlement lets its holder do, to which objects, and who is given it. */
import type { Level } from '../assurance.ts';
import type { LinkKind } from '../link-kinds.ts';
import type { NodeKind } from '../node-kinds.ts';

/**
 * What is left to defeat to be a user, once an ability over that user was used: what is left `after` something was handed
 * over, as it is judged of each user, or the same level for everybody. `assumed`: only if something holds that was not seen.
 */
export type LeftToDefeat =
  | {
      readonly after:
        | 'password'
        | 'methods'
        | 'account'
        | 'telephone'
        | 'mailbox'
        | 'hardwareToken'
        | 'pass'
        | 'passkey'
        | 'qrCode'
        | 'certificate'
        | 'anyCertificate'
        | 'policies'
        | 'methodsPolicy';
    }
  | { readonly level: Level; readonly assumed: boolean };

/**
 * Whom an ability over users reaches. Enabled ones: `everybody`, those of this tenant (`home`) or of another (`external`), those whom
 * a federated domain can name (`federable`), those whose passwords the on-premises directory sends (`synchronized`). `byRoles`: those of
 * the part of the users that their roles put them in.
 */
export type ReachedUsers = 'everybody' | 'home' | 'external' | 'federable' | 'synchronized' | 'byRoles';

/**
 * Which objects of the directory an ability over other objects than users reaches, as their rows tell. A `localPasswordDevice`
 * is one of which the password of the local administrator may be kept: its row does not say. A `dynamicGroup` is reached by its
 * rule; a `ruleOver...` is a group or unit whose rule reads such attributes of people, a `ruleForGuests` one that guests can meet.
 */
export type ReachedObjects =
  | 'application'
  | 'singleTenantApplication'
  | 'agentBlueprint'
  | 'servicePrincipal'
  | 'managedDevice'
  | 'joinedDevice'
  | 'localPasswordDevice'
  | 'securityGroup'
  | 'mailEnabledSecurityGroup'
  | 'microsoft365Group'
  | 'team'
  | 'roleAssignableGroup'
  | 'dynamicGroup'
  | 'ruleOverPeople'
  | 'ruleOverTelephoneNumbers'
  | 'ruleOverOtherMails'
  | 'ruleOverSignInNames'
  | 'ruleForGuests'
  | 'administrativeUnit'
  | 'accessPackage'
  | 'mailboxes'
  | 'sites';

/** One ability. An entitlement with it leads by `kind` to the ability's Population at the entitlement's scope. */
export interface Ability {
  readonly kind: LinkKind;
  /** The name of its Population, before "@ <scope>". */
  readonly population: string;
  /** The kinds of object it can touch. */
  readonly reaches: readonly NodeKind[];
  /** Of an ability over users, which must say it. */
  readonly leaves?: LeftToDefeat;
  /** Of an ability over users, which must say it. */
  readonly users?: ReachedUsers;
  /** Of an ability over other objects of the directory than users, which must say it. */
  readonly objects?: ReachedObjects;
  /** Azure resource types, lower case, that it touches among those of the kind Resource. */
  readonly types?: readonly string[];
  /** One sentence, for a sceptic. */
  readonly claim: string;
  /** The collections that it is judged by. */
  readonly needs: readonly string[];
  readonly source: string;
  /** When a link of it is wrong. */
  readonly wrong: string;
  /** How it is abused. */
  readonly abuse: string;
  /** How it is closed. */
  readonly close: string;
  /** Template ids of the built-in directory roles that give it, for where the row of the role says no actions: ASSUMED then. */
  readonly directoryRoles?: readonly string[];
  /** Built-in roles that give it though no action of their row says so: as the source of the ability tells. */
  readonly implicitRoles?: readonly string[];
  /** Roles that do not give it where they are held over an administrative unit only. */
  readonly notAtUnits?: readonly string[];
  /** Actions of which any gives it to a directory role whose row has it. */
  readonly directoryActions?: readonly string[];
  /** Actions that it needs beside those, every one of them. */
  readonly directoryAlso?: readonly string[];
  /** It is documented by role: of the roles with such an action only `directoryRoles` have it. */
  readonly byRolesOnly?: true;
  /** Application permissions that give it: of Microsoft Graph, or of another API as `<API>: <permission>`. */
  readonly appRoles?: readonly string[];
  /** Application permissions that are documented for it, where nobody has shown that they are enough: ASSUMED. */
  readonly appRolesAssumed?: readonly string[];
  /** Azure actions and data actions of which any gives it. */
  readonly azureActions?: readonly string[];
  readonly azureDataActions?: readonly string[];
  /** Azure actions that it needs beside those, every one of them. */
  readonly azureAlso?: readonly string[];
  /** The ability that reaches all that this one does: whoever has that is not given this. */
  readonly within?: string;
  /** The ability that leads as far by a shorter way: routes of whoever has that too are not told twice. */
  readonly repeats?: string;
  /** It changes no object in the directory: a restricted administrative unit does not hold it back. */
  readonly passesShields?: true;
  /** One of two powers that only work together: it leads nowhere by itself. */
  readonly isHalf?: true;
  /** The two powers that are this ability together: one over what is reached, and the other that it needs beside. */
  readonly fromTwo?: readonly [over: string, beside: string];
}

/** Objects of the directory whose rows tell what reaches them. */
type DirectoryObject =
  | 'Group'
  | 'Application'
  | 'ServicePrincipal'
  | 'Device'
  | 'AdministrativeUnit'
  | 'DataStore'
  | 'Entitlement';

/** What an ability must say beside: whom it reaches, and of users what it leaves to defeat. */
export type SaysWhomItReaches =
  | { readonly users: ReachedUsers; readonly leaves: LeftToDefeat; readonly objects?: never }
  | { readonly objects: ReachedObjects; readonly leaves?: never; readonly users?: never }
  | {
      readonly leaves?: never;
      readonly users?: never;
      readonly objects?: never;
      readonly reaches: readonly Exclude<NodeKind, 'User' | DirectoryObject>[];
    };

/** Whether Azure roles give the ability, so that it lies in Azure's scopes. */
export function isAzureAbility({ azureActions, azureDataActions }: Ability): boolean {
  return azureActions !== undefined || azureDataActions !== undefined;
}

export const learn = 'https://learn.microsoft.com';
export const roleHolders = ['graph/directory-role-definitions', 'graph/directory-role-assignments'] as const;
export const permissionHolders = ['graph/app-role-assignments', 'graph/service-principals'] as const;
export const azureHolders = ['arm/role-definitions', 'arm/role-assignments'] as const;

/** Template ids of built-in directory roles, by the names that Microsoft gives them. */
export const role = {
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
  privilegedRoleAdministrator: 'e8611ab8-c189-46e8-94e1-60213ab1f814',
  privilegedAuthenticationAdministrator: '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  partnerTier1Support: '4ba39ca4-527c-499a-b93d-d9b492c50246',
  partnerTier2Support: 'e00e864a-17c5-4a4b-9c06-f5b95a8d5bd8',
  authenticationAdministrator: 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  userAdministrator: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  helpdeskAdministrator: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  passwordAdministrator: '966707d0-3269-4727-9be2-8c3a10f19b9d',
  groupsAdministrator: 'fdd7a751-b60b-444a-984c-02652fe8fa1c',
  directoryWriters: '9360feb5-f418-4baa-8175-e2a00bac4301',
  identityGovernanceAdministrator: '45d8d3c5-c802-45c6-b32a-1d70b5e1e86e',
  intuneAdministrator: '3a2c62db-5318-420d-8d74-23affee5d9d5',
  windows365Administrator: '11451d60-acb2-45eb-a7d6-43d0f0125c13',
  knowledgeAdministrator: 'b5a8dcf3-09d5-43a9-a639-8e29ef291470',
  knowledgeManager: '744ec460-397e-42ad-a462-8b3f9747a02c',
  exchangeAdministrator: '29232cdf-9323-42fd-ade2-1d097af3e4de',
  sharePointAdministrator: 'f28a1f50-f6e7-4571-818b-6a12f2af6b6c',
  teamsAdministrator: '69091246-20e8-4a56-aa4d-066075b2a7a8',
  yammerAdministrator: '810a2642-a034-447f-a5e8-41beaa378541',
  applicationAdministrator: '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  cloudApplicationAdministrator: '158c047a-c907-4556-b7ef-446551a6b5f7',
  hybridIdentityAdministrator: '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2',
  agentIdAdministrator: 'db506228-d27e-4b7d-95e5-295956d6615f',
  aiAdministrator: 'd2562ede-74db-457e-a7b6-544e236ebb61',
  domainNameAdministrator: '8329153b-31d0-4727-b945-745eb3bc5f31',
  externalIdentityProviderAdministrator: 'be2f45a1-457d-42af-a067-6ec1fa63bc45',
  securityAdministrator: '194ae4cb-b126-40b2-bd5b-6091b380977d',
  conditionalAccessAdministrator: 'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9',
  authenticationPolicyAdministrator: '0526716b-113d-4c15-b2c8-68e3c22b9f80',
  directoryReaders: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
  guestInviter: '95e79109-95c0-4d8e-aee3-d01accf2d47b',
  messageCenterReader: '790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b',
  reportsReader: '4a5d8f65-41da-4de4-8968-e035b65339cf',
  usageSummaryReportsReader: '75934031-6c7e-415a-99d7-48dbd49e875e',
  directorySynchronizationAccounts: 'd29b2b05-8046-44ba-8758-1e26182fcf32',
  onPremisesSyncAccount: 'a92aed5d-d78a-4d16-b381-09adb37eb3b0',
  exchangeRecipientAdministrator: '31392ffb-586c-42d1-9346-e59415a2cc4e',
  joinedDeviceLocalAdministrator: '9f06204d-73c1-4d4c-880a-6edb90606fd8',
  lifecycleWorkflowsAdministrator: '59d46f88-662b-457b-bceb-5c3809e5908f',
  securityOperator: '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f',
  socIdentityResponder: '58f930cc-fcf4-4152-852c-1d7dbf502139',
  sharePointAdvancedManagementAdministrator: '99009c4a-3b3f-4957-82a9-9d35e12db77e',
  cloudDeviceAdministrator: '7698a772-787b-4ac8-901f-60d6b08affd2',
  userExperienceSuccessManager: '27460883-1df1-4691-b032-3b79643e5e63',
} as const;
