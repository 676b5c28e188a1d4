/** Abilities over groups: who may fill them, by the kind of group. */
import { type Ability, learn, permissionHolders, role, roleHolders } from './ability.ts';

const permissions = `${learn}/entra/identity/role-based-access-control/permissions-reference`;
const members = {
  kind: 'ADDS_MEMBER',
  reaches: ['Group', 'DirectMembers'],
  needs: [...roleHolders, ...permissionHolders, 'graph/groups'],
  abuse: 'Adds an account it holds and has all that the group has.',
} as const;
const everyGroup = [
  role.groupsAdministrator,
  role.userAdministrator,
  role.directoryWriters,
  role.identityGovernanceAdministrator,
  role.partnerTier1Support,
  role.partnerTier2Support,
] as const;
const groupPermissions = [
  'Group.ReadWrite.All',
  'GroupMember.ReadWrite.All',
  'Directory.ReadWrite.All',
  'PrivilegedAccess.ReadWrite.AzureADGroup',
  'PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup',
  'PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup',
  // An access package of its own making gives membership of any group in its catalog.
  'EntitlementManagement.ReadWrite.All',
] as const;
/** A workflow has a task that adds members. https://learn.microsoft.com/entra/id-governance/lifecycle-workflow-tasks */
const workflows = 'microsoft.directory/lifecycleWorkflows/workflows/allProperties/allTasks';
/** A workflow of its own adds members; who may write one is documented, that nothing else is asked is not. */
const workflowPermissions = ['LifecycleWorkflows.ReadWrite.All', 'LifecycleWorkflows-Workflow.ReadWrite.All'] as const;

const attribute = {
  ...members,
  source: `${learn}/entra/identity/users/groups-dynamic-membership`,
  abuse: 'Writes the attribute of an account it holds.',
  close: 'Give access by assigned groups; keep rules to attributes that few may write.',
} as const;

/** Each says which groups it reaches, by their kind or by what their rule reads. */
export const groupAbilities = {
  'security-group-members': {
    ...members,
    objects: 'securityGroup',
    population: 'members of security groups',
    claim:
      'Whoever may update members of security groups adds itself to any that directory roles cannot be assigned to.',
    source: permissions,
    wrong: 'For groups that are role-assignable, dynamic, synchronized or in a restricted unit: none is drawn.',
    close:
      'Make groups that hold access role-assignable, which leaves their owners, or put them into a restricted administrative unit, which takes their power too.',
    directoryRoles: [
      ...everyGroup,
      role.intuneAdministrator,
      role.windows365Administrator,
      role.knowledgeAdministrator,
      role.knowledgeManager,
      role.lifecycleWorkflowsAdministrator,
    ],
    directoryActions: [
      'microsoft.directory/groups/members/update',
      'microsoft.directory/groups.security/members/update',
      'microsoft.directory/groups/owners/update',
      'microsoft.directory/groups.security/owners/update',
      workflows,
    ],
    appRoles: groupPermissions,
    appRolesAssumed: workflowPermissions,
  },
  'microsoft365-group-members': {
    ...members,
    objects: 'microsoft365Group',
    population: 'members of Microsoft 365 groups',
    claim: 'Whoever may update members of Microsoft 365 groups adds itself to any of them.',
    source: permissions,
    wrong: 'For groups that are role-assignable, dynamic or synchronized: none is drawn.',
    close: 'Give access by role-assignable security groups instead.',
    directoryRoles: [
      ...everyGroup,
      role.exchangeAdministrator,
      role.sharePointAdministrator,
      role.teamsAdministrator,
      role.yammerAdministrator,
      role.sharePointAdvancedManagementAdministrator,
      role.lifecycleWorkflowsAdministrator,
    ],
    directoryActions: [
      'microsoft.directory/groups/members/update',
      'microsoft.directory/groups.unified/members/update',
      'microsoft.directory/groups/owners/update',
      'microsoft.directory/groups.unified/owners/update',
      workflows,
    ],
    appRoles: groupPermissions,
    appRolesAssumed: workflowPermissions,
  },
  'team-members': {
    ...members,
    objects: 'team',
    population: 'members of teams',
    claim: 'Whoever may update members of teams adds itself to any group that is one.',
    source: `${learn}/graph/api/team-post-members`,
    wrong: 'For groups that are no team, which their row tells: none is drawn.',
    close: 'Give access by groups that are no team; remove the permission.',
    appRoles: ['TeamMember.ReadWrite.All', 'TeamMember.ReadWriteNonOwnerRole.All'],
  },
  'role-assignable-group-members': {
    ...members,
    objects: 'roleAssignableGroup',
    population: 'members of role-assignable groups',
    claim: 'Role-assignable groups are filled by those who assign roles, by their owners, and by PIM for Groups.',
    source: `${learn}/entra/identity/role-based-access-control/groups-concept`,
    wrong: 'Where PIM for Groups does not manage the group: whether it does is not listed.',
    close: 'Remove the role or the permission. Owners of the group can fill it too: remove those who need not.',
    directoryRoles: [role.privilegedRoleAdministrator],
    directoryActions: [
      'microsoft.directory/groupsAssignableToRoles/members/update',
      'microsoft.directory/groupsAssignableToRoles/owners/update',
    ],
    appRoles: [
      'RoleManagement.ReadWrite.Directory',
      'PrivilegedAccess.ReadWrite.AzureADGroup',
      'PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup',
      'PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup',
    ],
  },
  'dynamic-group-rules': {
    ...members,
    objects: 'dynamicGroup',
    population: 'rules of dynamic groups',
    claim: 'Whoever may change the rule of a dynamic group can write one that its own account meets.',
    source: `${learn}/entra/identity/users/groups-dynamic-membership`,
    wrong: 'For owners, who may not change the rule: none is drawn.',
    abuse: 'Rewrites the rule so that an account it holds matches.',
    close: 'Give access by assigned, role-assignable groups instead.',
    directoryRoles: [
      role.groupsAdministrator,
      role.userAdministrator,
      role.directoryWriters,
      role.intuneAdministrator,
      role.windows365Administrator,
    ],
    directoryActions: [
      'microsoft.directory/groups/dynamicMembershipRule/update',
      'microsoft.directory/groups.security/dynamicMembershipRule/update',
    ],
    appRoles: ['Group.ReadWrite.All', 'Directory.ReadWrite.All'],
  },
  'dynamic-group-attributes': {
    ...attribute,
    objects: 'ruleOverPeople',
    population: 'people whom rules of dynamic groups let in',
    claim: 'Whoever may write what the rule of a dynamic group reads has an account of its own meet the rule.',
    wrong: 'Where the rule reads attributes of devices, or is paused: none is drawn.',
    directoryRoles: [
      role.userAdministrator,
      role.directoryWriters,
      role.authenticationAdministrator,
      role.privilegedAuthenticationAdministrator,
      role.intuneAdministrator,
      role.partnerTier1Support,
      role.partnerTier2Support,
    ],
    directoryActions: ['microsoft.directory/users/basic/update'],
    appRoles: ['User.ReadWrite.All', 'Directory.ReadWrite.All'],
  },
  'dynamic-group-phones': {
    ...attribute,
    objects: 'ruleOverTelephoneNumbers',
    population: 'people whom rules over telephone numbers let in',
    claim: 'Whoever may write telephone numbers has an account of its own meet a rule that reads them.',
    wrong: 'Where the rule reads other attributes too that the account does not have.',
    appRoles: ['User-Phone.ReadWrite.All'],
  },
  'dynamic-group-mails': {
    ...attribute,
    objects: 'ruleOverOtherMails',
    population: 'people whom rules over other mail addresses let in',
    claim: 'Whoever may write other mail addresses has an account of its own meet a rule that reads them.',
    wrong: 'Where the rule reads other attributes too that the account does not have.',
    appRoles: ['User-Mail.ReadWrite.All'],
  },
  'dynamic-group-names': {
    ...attribute,
    objects: 'ruleOverSignInNames',
    population: 'people whom rules over sign-in names let in',
    claim: 'Whoever may write sign-in names has an account of its own meet a rule that reads them.',
    wrong: 'By its documentation the permission is over which identifiers sign in, not over names: ASSUMED.',
    directoryRoles: [],
    appRolesAssumed: ['SignInIdentifier.ReadWrite.All'],
  },
  'guest-rule-members': {
    ...members,
    objects: 'ruleForGuests',
    population: 'guests whom rules of dynamic groups let in',
    claim: 'Whoever may invite guests invites one whose address or name meets the rule.',
    needs: [...members.needs, 'graph/authorization-policy'],
    source: `${learn}/entra/identity/users/groups-dynamic-membership`,
    wrong: 'Where the rule asks for members, or invitations to such addresses are blocked.',
    abuse: 'Invites an address of its own that meets the rule.',
    close: 'Ask for members in the rule; limit who invites guests and from where.',
    directoryRoles: [role.guestInviter, role.userAdministrator, role.directoryWriters],
    directoryActions: ['microsoft.directory/users/inviteGuest'],
    appRoles: ['User.Invite.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'],
  },
  'mail-enabled-group-members': {
    ...members,
    objects: 'mailEnabledSecurityGroup',
    population: 'members of mail-enabled security groups',
    claim: 'Exchange fills mail-enabled security groups, which Microsoft Graph only reads.',
    needs: [...roleHolders, 'graph/groups'],
    source: `${learn}/exchange/recipients-in-exchange-online/manage-mail-enabled-security-groups`,
    wrong: 'For groups that Microsoft Graph fills, or that are synchronized: none is drawn.',
    close: 'Give access by security groups without mail.',
    directoryRoles: [role.exchangeAdministrator, role.exchangeRecipientAdministrator],
    directoryActions: [
      'microsoft.office365.exchange/allEntities/basic/allTasks',
      'microsoft.office365.exchange/recipients/allProperties/allTasks',
    ],
  },
} as const satisfies Record<string, Ability>;
