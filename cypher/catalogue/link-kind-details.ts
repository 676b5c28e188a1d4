/** Each kind of link for a sceptic: the claim, what it is judged by, when it is wrong, how it is abused and closed. */
import type { LinkKind } from './link-kinds.ts';

/** What is said of one kind of link. */
export interface LinkKindDetails {
  readonly claim: string;
  /** The collections that it is judged by. */
  readonly needs: readonly string[];
  /** When a link of this kind is wrong. */
  readonly wrong: string;
  readonly abuse: string;
  readonly close: string;
}

/** Every kind; where the rule is written down stands in `linkKinds`. */
export const linkKindDetails: Readonly<Record<LinkKind, LinkKindDetails>> = {
  SIGNS_IN: {
    claim: 'Somebody who defeats one of the sets of authenticators that are enough signs in.',
    needs: [
      'graph/users',
      'graph/conditional-access-policies',
      'graph/user-registration-details',
      'graph/security-defaults',
    ],
    wrong: 'Where a policy judges by risk or place that the attacker cannot choose.',
    abuse: 'Guesses, phishes or buys the authenticators.',
    close:
      'Register two phishing-resistant authenticators, require that strength on every audience, then delete telephone, mail, codes and push. Guard the registration of security information too, or the password registers a new method.',
  },
  SIGNS_IN_LEGACY: {
    claim:
      'A protocol that cannot ask for a second factor takes the password alone. SMTP AUTH is the last one: it sends mail in the name of the mailbox, and reaches nothing that its owner holds.',
    needs: ['graph/users', 'graph/conditional-access-policies'],
    wrong: 'Where Exchange has switched the protocol off for the mailbox, which Microsoft Graph does not tell.',
    abuse: 'Guesses a password there, and sends mail in the name of the mailbox.',
    close: 'Switch SMTP AUTH off for the organization and for each mailbox; block legacy clients for everybody.',
  },
  RELAYS_SIGN_IN: {
    claim:
      'Device code and authentication transfer hand the session to another device, however strong the sign-in was.',
    needs: ['graph/users', 'graph/conditional-access-policies'],
    wrong: 'Where a policy blocks the flow or asks for a managed device.',
    abuse: 'Sends a code and waits for the victim to enter it.',
    close:
      'Block device code and authentication transfer for everybody and every resource, or ask for a managed device.',
  },
  RECOVERS: {
    claim: 'Self-service reset sets a new password for whoever has the registered contact.',
    needs: ['graph/users', 'graph/user-registration-details', 'graph/authorization-policy'],
    wrong: 'Where the number of gates differs from what is assumed: it is not readable.',
    abuse: 'Takes over the telephone number or mailbox and resets the password.',
    close:
      'Take the person out of the scope of reset. Two gates alone leave a telephone and a mailbox, which is level 2: take these methods away too. Administrators follow their own switch alone: allowedToUseSSPR.',
  },
  HELP_DESK_RESETS: {
    claim: 'Whoever convinces the help desk gets a new password or method.',
    needs: ['graph/users'],
    wrong: 'Where the procedure verifies more than declared.',
    abuse: 'Calls and pretends to be the user.',
    close:
      'Have the desk prove identity before it resets anything, then declare that procedure. A declaration without the procedure closes nothing.',
  },
  ENROLS_METHOD: {
    claim: 'Where registering security information asks for less than signing in, the new method does the rest.',
    needs: ['graph/users', 'graph/conditional-access-policies', 'graph/user-registration-details'],
    wrong: 'Where the methods policy lets the user register nothing that is accepted.',
    abuse: 'Registers a method of its own with the password and signs in with it.',
    close:
      'Guard the registration of security information by a policy that asks for a strength. Try it on a pilot group first: there is no report-only state. Enable temporary access passes for those who have no method yet.',
  },
  ENROLS_DEVICE: {
    claim: 'Where a managed device is asked for, one that is enrolled by the attacker will do.',
    needs: ['graph/users', 'graph/conditional-access-policies', 'graph/device-registration-policy'],
    wrong: 'Where enrolment is restricted, which must be declared.',
    abuse: 'Enrols a machine of its own and makes it compliant.',
    close: 'Restrict enrolment; ask for strong authentication to register devices.',
  },
  PROXIES_SIGN_IN: {
    claim: 'A sign-in that is not phishing-resistant can be led through a proxy, which keeps the session.',
    needs: ['graph/users', 'graph/conditional-access-policies'],
    wrong: 'Where every set that is enough is phishing-resistant, or a managed device is asked for: no link is drawn.',
    abuse: 'Sends a link to a page that passes the sign-in on, and takes the session that comes back.',
    close: 'Phishing-resistant authentication; a compliant device.',
  },
  REPLAYS_SESSION: {
    claim: 'A session that is taken off the device signs in without any authenticator.',
    needs: ['graph/users', 'graph/conditional-access-policies', 'graph/device-owners'],
    wrong: 'Where token protection covers the client.',
    abuse: 'Takes cookies or refresh tokens from a browser or the memory of a device.',
    close:
      'Token protection, a compliant network, or reauthentication every time. Sign-in frequency in hours leaves it open.',
  },
  FORGES_TOKEN: {
    claim: 'Whoever holds the signing key of a federated domain, or may set one, issues tokens for its users.',
    needs: ['graph/domains', 'graph/users'],
    wrong:
      'Where the domain is not federated and nobody may federate it, or the user has no immutable id that a token could name.',
    abuse: 'Signs an assertion with the name of an administrator.',
    close:
      'Convert the domain to managed, or move administrators to the onmicrosoft.com domain. Take away the roles and permissions that may set a key. Rejecting MFA of the provider leaves its first factor forged.',
  },
  LEAKS: {
    claim: 'A secret or key that can be copied leaks.',
    needs: ['graph/applications', 'graph/service-principals'],
    wrong: "Where a certificate's key cannot be exported, which must be declared.",
    abuse: 'Finds it in a repository, a log, a machine.',
    close:
      'Replace it with a managed identity or a federated credential, then delete it: it opens the workload as long as it is there.',
  },
  FEDERATES: {
    claim: 'Whoever makes the trusted issuer sign the trusted subject is the workload.',
    needs: ['graph/application-federated-credentials', 'arm/identity-federated-credentials'],
    wrong:
      'Where few may write to the repository or cluster, which is not collected. Of identities and clusters of the tenant, those that can reach them are drawn.',
    abuse: 'Runs a pipeline on a branch that the subject matches.',
    close:
      'Trust one exact, immutable subject of an environment that asks for reviewers, and declare that environment. A branch or a pull request is written by whoever may push.',
  },
  PUBLISHES: {
    claim: 'The publisher of an application holds credentials for every instance of it.',
    needs: ['graph/service-principals'],
    wrong: "For Microsoft's own applications: none is drawn.",
    abuse: 'Breaks into the publisher and signs in everywhere.',
    close:
      'Remove the application, or take its permissions away: a credential of the publisher is not yours to change.',
  },
  CONSENTS: {
    claim: "A user who may consent can be tricked into granting an attacker's application.",
    needs: ['graph/authorization-policy'],
    wrong: 'Where consent is limited to verified publishers and low risks: none is drawn.',
    abuse: 'Sends a link to its own application.',
    close: 'Let users consent to verified publishers and low risks only.',
  },
  SIGNED_IN: {
    claim: 'Whoever has the whole account is signed in at every audience.',
    needs: ['graph/users', 'graph/conditional-access-policies'],
    wrong: 'Where ways in do not differ between audiences: then the user has no such nodes.',
    abuse: 'Goes on to what the person holds there.',
    close: 'Close the ways in to the whole account.',
  },
  MEMBER_OF: {
    claim: 'A member has what its group has, through any nesting.',
    needs: ['graph/group-members', 'graph/pim-group-eligibility-schedule-instances'],
    wrong: 'For app roles, which reach direct members only: those have a node of their own.',
    abuse: 'Uses what the group was given.',
    close: 'Take the member out.',
  },
  HOLDS: {
    claim: 'A role assignment, a permission or an access policy gives its holder the power.',
    needs: ['graph/directory-role-assignments', 'graph/app-role-assignments', 'arm/role-assignments'],
    wrong: 'Where the principal is disabled and nobody enables it.',
    abuse: 'Uses the power.',
    close:
      'Remove the assignment or narrow its scope. Roles and memberships of people can be made eligible, with an authentication context and an approver. Application permissions, grants and workloads have no activation.',
  },
  AUTHENTICATES: {
    claim: 'A credential on an application or its service principal authenticates the service principal.',
    needs: ['graph/applications', 'graph/service-principals'],
    wrong: 'For certificates that sign SAML assertions: none is drawn.',
    abuse: 'Asks for a token with it.',
    close: 'Remove the credential.',
  },
  RUNS_AS: {
    claim: 'Code on a resource, or an application, gets tokens of the identities it has.',
    needs: ['graph/applications', 'graph/service-principals', 'arm/resources'],
    wrong: 'For stores, whose identity only their service uses: none is drawn.',
    abuse: 'Asks the metadata endpoint for a token.',
    close: 'Give the identity less; one identity for each task.',
  },
  ACTS_FOR: {
    claim: 'A client acts for those who sign in to it, within the scopes that were granted.',
    needs: ['graph/oauth2-permission-grants', 'arm/resources'],
    wrong: 'Where the person never signs in there: ASSUMED.',
    abuse: "Changes the client's code and waits for the person.",
    close: 'Revoke the grant, and ask for an assignment to sign in to the client.',
  },
  INCLUDES: {
    claim: 'A Population includes what its ability reaches at its scope and below.',
    needs: ['arm/resources', 'graph/users', 'graph/administrative-unit-members'],
    wrong: 'Where a setting that was not collected closes the ability: ASSUMED.',
    abuse: 'Picks one of them.',
    close: 'Narrow the scope of the role, or take what is included out of that scope.',
  },
  RESETS_PASSWORD: {
    claim: 'The role may set a new password.',
    needs: ['graph/directory-role-assignments', 'graph/users'],
    wrong: 'For federated users, and synchronized ones without writeback: none is drawn.',
    abuse: 'Sets a password, then defeats what is left.',
    close:
      'Take the role away, or limit it to a unit without people who hold power. Phishing-resistant sign-in leaves a password worth nothing by itself.',
  },
  RESETS_METHODS: {
    claim: 'The role may delete and add sign-in methods.',
    needs: ['graph/directory-role-assignments', 'graph/users'],
    wrong: 'Where the password is still needed: the gate says so.',
    abuse: 'Adds its own method.',
    close: 'Take the role away, or limit it to a unit without people who hold power.',
  },
  ISSUES_TAP: {
    claim: 'The role may issue a pass that signs in as the user.',
    needs: ['graph/directory-role-assignments', 'graph/users', 'graph/authentication-methods-policy'],
    wrong: 'Where passes are switched off for the user.',
    abuse: 'Issues a pass and registers a passkey.',
    close: 'Keep passes to a group without administrators.',
  },
  ADDS_MEMBER: {
    claim: 'Whoever adds members to a group has what the group has.',
    needs: ['graph/groups', 'graph/group-owners', 'graph/directory-role-assignments'],
    wrong: 'For dynamic, synchronized and shielded groups: none is drawn to their owners.',
    abuse: 'Adds itself.',
    close:
      'Remove the owner, the role or the permission. A role-assignable group shuts ordinary administrators out and keeps its owners. A restricted unit takes power over a security group from its owners as well.',
  },
  ADDS_OWNER: {
    claim: 'Whoever adds owners makes itself one, and has what owners have.',
    needs: ['graph/application-owners', 'graph/group-owners', 'graph/directory-role-assignments'],
    wrong: 'For managed identities and locked instances: none is drawn.',
    abuse: 'Makes itself an owner.',
    close: 'Remove the owner, the role or the permission.',
  },
  ADDS_CREDENTIAL: {
    claim: 'Whoever adds a credential signs in as the workload.',
    needs: ['graph/application-owners', 'graph/service-principal-owners', 'graph/directory-role-assignments'],
    wrong: 'For managed identities and locked instances: none is drawn.',
    abuse: 'Adds a secret of its own.',
    close:
      'Remove owners, and roles over all applications. Locking the instance protects the service principal, not the application. A policy that forbids secrets leaves certificates and federated credentials.',
  },
  GRANTS_ROLE: {
    claim: 'Whoever grants directory roles grants Global Administrator.',
    needs: ['graph/directory-role-assignments', 'graph/app-role-assignments'],
    wrong: 'Where the role is held over less than the tenant: none is drawn.',
    abuse: 'Grants itself the role.',
    close:
      'Make the role of a person eligible, with an authentication context and an approver. Remove the permission of an application: it has no activation.',
  },
  GRANTS_APP_ROLE: {
    claim: 'Whoever grants application permissions grants the one that assigns roles.',
    needs: ['graph/app-role-assignments'],
    wrong: 'For administrators who may not grant permissions of Microsoft Graph: none is drawn.',
    abuse: 'Grants itself the permission.',
    close: 'Remove the permission or the role. An application permission cannot be made eligible.',
  },
  WEAKENS_POLICY: {
    claim: 'Whoever writes policies, or fills a group that they leave out, can take away what they ask for.',
    needs: ['graph/directory-role-assignments', 'graph/conditional-access-policies', 'graph/group-owners'],
    wrong:
      'Where the policies hold nobody back. From an entry to a person: the person gets into an excluded group alone, and the directory asks for less than the policy.',
    abuse: 'Excludes the victim.',
    close:
      'Who writes policies: protected actions, and the role eligible with an approver; both bind people, not permissions of applications. Who fills an excluded group: protected actions do not stop that; remove the exclusion, or the power over the group.',
  },
  EXECUTES_ON: {
    claim: 'The action runs code on the resource or device.',
    needs: ['arm/role-assignments', 'arm/role-definitions', 'arm/resources'],
    wrong: 'Where the network keeps the caller out, which is not judged.',
    abuse: 'Runs code and takes the tokens there.',
    close: 'Narrow the role.',
  },
  ATTACHES_IDENTITY: {
    claim: 'Whoever may assign an identity and write something that runs code runs code as the identity.',
    needs: ['arm/role-assignments', 'arm/role-definitions', 'arm/resources'],
    wrong: 'Where only one of both powers is held: none is drawn.',
    abuse: 'Attaches it to its own machine.',
    close: 'Keep identities apart from compute.',
  },
  READS_SECRETS: {
    claim: 'The role or access policy hands out the values of secrets.',
    needs: ['arm/role-assignments', 'arm/resources'],
    wrong: 'Where the vault judges by the other model: none is drawn.',
    abuse: 'Reads every secret.',
    close:
      'Give access to single vaults or secrets, and take the rest away. Whoever may grant access, or write the vault, can take it again.',
  },
  READS_DATA: {
    claim: 'The role or permission reads all data of the store.',
    needs: ['arm/role-assignments', 'arm/resources', 'graph/app-role-assignments'],
    wrong: 'Where a policy of the store limits it, which is not readable.',
    abuse: 'Reads everything.',
    close: 'Limit it to single containers, mailboxes or sites.',
  },
  LISTS_KEYS: {
    claim: 'The action lists keys that open all data.',
    needs: ['arm/role-assignments', 'arm/resources'],
    wrong: 'Where keys are switched off: none is drawn.',
    abuse: 'Lists a key and uses it from anywhere.',
    close:
      'Switch shared keys off, after data roles are given to whoever needs them. Whoever writes the resource can switch them on again, unless a policy of Azure denies it.',
  },
  GRANTS_ACCESS: {
    claim: 'The action writes role assignments or access policies.',
    needs: ['arm/role-assignments', 'arm/role-definitions', 'arm/resources'],
    wrong: 'Where a condition limits it: what it allows is drawn instead.',
    abuse: 'Grants itself a role.',
    close:
      'Constrain the assignment by a condition, or narrow its scope. Make it eligible where a person holds it: a workload has no activation.',
  },
  CONTROLS: {
    claim: 'The role writes everything at its scope.',
    needs: ['arm/role-assignments', 'arm/role-definitions', 'graph/directory-role-assignments'],
    wrong: 'For what needs a data action: none is drawn.',
    abuse: 'Changes what runs there.',
    close: 'Give narrower roles.',
  },
};
