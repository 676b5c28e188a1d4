/** Every field that an anonymized folder holds, with what becomes of its text. A field that is not here is left out. Numbers, switches and nulls stay. */

/** How a text is replaced. */
export type Replacement =
  /** Every word; what is published stays. */
  | 'words'
  /** Ids of objects and of Azure; the rest is of a closed list, such as `All`. */
  | 'ids'
  /** Ids, and every word of the rest. */
  | 'ids and words'
  /** Literals of a rule, each as the field is that it is compared with. */
  | 'rule'
  /** Names of permissions that Microsoft does not publish. */
  | 'permissions'
  | 'telephone'
  | 'range of addresses'
  /** Names of the fields too. */
  | 'words, and names of fields';

/** Names, one or several a line. */
function listed(names: string): string[] {
  return names.trim().split(/\s+/);
}

/** Fields whose text is replaced, by how. A name may be told apart as `collection:field` or `field above.field`. */
const anonymized: Readonly<Record<Replacement, readonly string[]>> = {
  words: listed(`
    activityDisplayName adminConsentDescription adminConsentDisplayName administratorLogin adminUsername
    aks-managed-poolName appDisplayName companyName computerName computerNamePrefix connectionName createdBy
    customKeyIdentifier denyAssignmentName department description displayName dnsPrefix domainName
    eligibilityDisplayName emailAddress employeeId employeeType fqdn fullyQualifiedDomainName graph/domains:id
    issuerAssignedId issuerSki jobTitle login mail mailNickname managedByTenantName name nodeResourceGroup notes
    onPremisesImmutableId onPremisesSamAccountName onPremisesUserPrincipalName otherMails
    preferredTokenSigningKeyThumbprint principalDisplayName principalIdDisplayName privateFQDN proxyAddresses
    publisher publisherDomain registrationDefinitionName resourceDisplayName roleName secretKey serialNumber
    serviceManagementReference updatedBy userConsentDescription userConsentDisplayName userDisplayName userPrincipalName
    verifiedPublisherId
  `),
  ids: listed(`
    permissions excludeAgentIdServicePrincipals graph/access-reviews:query includeAgentIdServicePrincipals
    accessId appScopeId arm/role-management-policy-assignments:id assignableScopes clientApplicationIds
    clientApplicationPublisherIds clientApplicationTenantIds directoryScopeId excludeApplications excludeGroups
    excludeLocations excludePrincipals excludeRoles excludeServicePrincipals excludeUsers externalTenants.members
    graph/authentication-context-class-references:id graph/authentication-methods-policy:id
    graph/authorization-policy:id graph/permission-grant-policies:id graph/role-management-policy-assignments:id
    graph/subscribed-skus:id guestUserRoleId includeApplications includeGroups includeLocations includeRoles
    includeServicePrincipals includeUsers members originId permissionGrantPoliciesAssigned policyId resourceScopes
    roleDefinitionId roleIds scopeId target target.id tokenEncryptionKeyId
  `),
  'ids and words': listed(`
    id
    activeSignInUri adminGroupObjectIDs administrativeUnitId agentIdentityBlueprintId alternativeNames appId
    applicationId appOwnerOrganizationId appRoleId assignmentScheduleId azureResourceId blob
    certificateRevocationListUrl clientId connectionId createdByAppId deltaCertificateRevocationListUrl deviceId
    dfs documentEndpoint eligibilityScheduleId environmentId file graph/cross-tenant-access-policies:id groupId
    homepage hostNames identifierUris identityId identityParentId image issuer issuerUri issuerURL keyId
    linuxFxVersion loginServer loginUrl logoutUrl managedBy managedByTenantId managedEnvironmentId manageeTenantId
    managementGroupId metadataExchangeUri notScopes objectId parentId passiveSignInUri policyDefinitionId
    principalId queue redirectUris redirectUriSettings.uri registrationDefinitionId replyUrls resourceAppId
    resourceId roleAssignmentOriginId roleAssignmentScheduleId roleEligibilityScheduleId scope server serverFarmId
    serviceBusEndpoint servicePrincipalId servicePrincipalNames sid signOutUri skuId storage.value subject subscriptionId table
    templateId tenantId tenantID uri userId vaultUri vmId vmResourceId workspaceId storageAccountId eventHubAuthorizationRuleId
  `),
  rule: listed(`
    claimsMatchingExpression.value condition membershipRule rule
  `),
  permissions: listed(`
    graph/oauth2-permission-grants:scope value
  `),
  telephone: listed(`
    businessPhones mobilePhone phoneNumber
  `),
  'range of addresses': listed(`
    cidrAddress ipAddress
  `),
  'words, and names of fields': listed(`
    customSecurityAttributes tags
  `),
};

/** Objects and lists: what they hold is told by its own name. A text in such a place is replaced. */
const holding = listed(`
    $connections aadProfile accessPolicies accidentalDeletionPrevention addonProfiles administrators
    applicationAuthenticationClientSignInActivity applicationAuthenticationResourceSignInActivity
    delegatedClientSignInActivity delegatedResourceSignInActivity lifecycle
    agentIdRiskLevels agentPoolProfiles allowedToJoin allowedToRegister api applicationEnforcedRestrictions
    applicationFilter applicationRestrictions applications appliesTo appManagementPolicies appRoles approvalStages
    assignedPlans assignmentPolicies authenticatedUser authentication authenticationFlows
    authenticationMethodConfigurations authenticationModeConfiguration authenticationStrength authorizations
    automaticUserConsentSettings azureADJoin catalog catalogRoles azureADRegistration b2bCollaborationInbound b2bCollaborationOutbound
    b2bDirectConnectInbound b2bDirectConnectOutbound certificateAuthorities certificates certificateUserBindings
    claimsMatchingExpression clientApplications cloudAppSecurity combinationConfigurations conditions
    configuration containers continuousAccessEvaluation customAuthenticationFactors defaultUserRolePermissions
    definition deployment details device deviceFilter devices directReports displayAppInformationRequiredState
    displayLocationInformationRequiredState effectiveRules escalationApprovers excludeGuestsOrExternalUsers
    excludes excludeTargets externalTenants features featureSettings federationConfiguration functionAppConfig
    grantControls hardwareProfile identities identity identityProfile identitySynchronization impactedResources
    inboundTrust includeGuestsOrExternalUsers includes includeTarget includeTargets ingress inheritablePermissions inheritableRoles
    inheritableScopes insiderRiskLevels
    ipRanges keyCreationTime keyCredentials keyPolicy keyRestrictions logs sasPolicy kubeletidentity lastSignInActivity localAdminPassword locations
    managedByTenants manual numberMatchingRequiredState oauth2PermissionScopes office365 oidcIssuerProfile osDisk
    osProfile parameters parent passwordCredentials permissions persistentBrowser platforms policy powerState
    preAuthorizedApplications prepaidUnits primaryApprovers primaryEndpoints principals properties
    protectedActions publicClient registrationDefinition registries requestApprovalSettings requiredResourceAccess
    resourceAccess resourceRoleScopes resourceSpecificApplicationPermissions restrictions reviewers role
    rolePermissions roleScopes rules secureSignInSession securityProfile servicePlans
    servicePrincipalLockConfiguration servicePrincipalProfile servicePrincipalRestrictions sessionControls setting
    signInActivity signInFrequency siteConfig sku spa specificAllowedTargets sponsors stages standardQRCode
    statuses storage storageProfile targets template tenantRestrictions triggers userAssignedIdentities users
    usersAndGroups userSyncInbound verifiedDomains verifiedPublisher virtualMachineProfile web workloadIdentity
  `);

/** Fields whose text stays, by the reason. */
const kept: Readonly<Record<string, readonly string[]>> = {
  'a date, a time or a span': listed(`
    activityDateTime addedDateTime approximateLastSignInDateTime assignedDateTime createdDateTime createdOn
    deletedDateTime endDateTime expirationDateTime expireDateTime lastNonInteractiveSignInDateTime
    lastPasswordChangeDateTime lastAttestationDateTime lastSignInDateTime lastSuccessfulSignInDateTime lastUpdatedDateTime maximumDuration
    key1 key2 maxLifetime modifiedDateTime onPremisesLastSyncDateTime refreshTokensValidFromDateTime registrationDateTime
    renewedDateTime restrictForAppsCreatedAfterDateTime retentionInterval riskLastUpdatedDateTime startDateTime
    updatedOn
  `),
  'a type of the directory, of Azure or of a rule': listed(`
    @odata.type accessType administratorType complianceIssues allowedMemberTypes assignmentType claimType consentType creationType
    enforcementType groupTypes guestOrExternalUserTypes kind memberType methodType osType passkeyType
    permissionType phoneType policyType principalType profileType restrictionType ruleType scopeType
    servicePrincipalType signInType targetType tenantType trustType type userType workerType
    x509CertificateRuleType
  `),
  'a word of a closed list': listed(`
    appliesTo certificates sku storage
    agentUserRiskLevels allowedClients allowedTargetScope allowExternalIdToUseEmailOtp allowInvitesFrom
    approvalMode attestationLevel authenticationMode authenticationType builtInControls caller capabilityStatus
    category claimValue clientAppTypes code conditionVersion contentVersion countriesAndRegions countryLetterCode
    countryLookupMethod databaseAccountOfferType deviceState deviceTag disabledByMicrosoftStatus diskState
    enabledRules enforcementMode excludePlatforms externalUserState family featureState federatedIdpMfaBehavior
    fileSystemAccess frequencyInterval graph/directory-role-definitions:resourceScopes groupMembershipClaims
    guestOrExternalUserTypes identity identityProvider includeAuthenticationContextClassReferences
    includePlatforms includeUserActions isAccessRecommendationEnabled isCollectionEnabled isEnabled isolationMode
    keyStrength level location managementType membershipKind membershipRuleProcessingState membershipType
    methodUsabilityReason minimumTlsVersion mode multiFactorAuthConfiguration networkAccessPolicy operatingSystem
    operations operationType operator orchestrationMode origin originSystem overallStatus permissionClassification
    perUserMfaState policyMigrationState poolAllocationMode preferredAuthenticationProtocol
    preferredSingleSignOnMode priority recommendationType promptLoginBehavior provisioningState provisioningStatus publicAccess
    publicNetworkAccess resourceApplication result riskDetail riskLevel riskState servicePrincipalRiskLevels
    signInAudience signInRiskLevels smsSignInState state status synchronizationPreventionType termsOfUse tier
    transferMethods trustAffinityLevel usage userActions userPreferredMethodForSecondaryAuthentication
    userRiskLevels visibility x509CertificateAuthenticationDefaultMode x509CertificateField
    x509CertificateRequiredAffinityLevel
  `),
  'an action, a method or a combination of methods that Microsoft names': listed(`
    actions allowedCombinations allowedIssuers allowedResourceActions appliesToCombinations dataActions
    enforcedSettings excludedResourceActions inheritableSettings keys methodsRegistered notActions notDataActions
    requirementsSatisfied secrets storageAccess supportedServices systemPreferredAuthenticationMethods
    x509CertificateCombinations
  `),
  'a model of authenticator, the same everywhere': listed(`
    aaGuid aaGuids allowedAAGUIDs manufacturer model
  `),
  'a plan, a size or a version of a product': listed(`
    azCliVersion capabilities features.name kubernetesVersion languageVersion operatingSystemVersion osName
    phoneAppVersion policyVersion service servicePlanId servicePlanName sku.name skuPartNumber version vmSize
  `),
  'an audience of federated tokens, the same everywhere': listed(`
    audiences
  `),
  'a switch or a number of a setting': listed(`
    accountEnabled acrUseManagedIdentityCreds adminEnabled adminUserEnabled afdEnabled alertThreshold allow
    allowBlobPublicAccess allowedToCreateApps allowedToCreateSecurityGroups allowedToCreateTenants
    allowedToReadBitlockerKeysForOwnedDevice allowedToReadOtherUsers allowedToSignUpEmailBasedSubscriptions
    allowedToUseSSPR allowEmailVerifiedUsersToJoinOrganization allowExtensionOperations allowSharedKeyAccess keyExpirationPeriodInDays expirationAction
    allProperties alwaysOn anonymousPullEnabled appRoleAssignmentRequired approvalStageTimeOutInDays
    autoUpgradeMinorVersion azureADOnlyAuthentication blockCloudObjectTakeoverThroughHardMatchEnabled
    blockMsolPowerShell blockSoftMatchEnabled capacity clientAffinityEnabled
    clientApplicationsFromVerifiedPublisherOnly clientCertEnabled cloudPasswordPolicyForPasswordSyncedUsersEnabled
    consumedUnits containerSize count credentialsWithUsageSign credentialsWithUsageVerify dailyMemoryTimeQuota
    dataEndpointEnabled days defaultLength defaultLifetimeInMinutes deviceVersion
    disableKeyBasedMetadataWriteAccess disableLocalAccounts disableLocalAuth disablePasswordAuthentication
    disableResilienceDefaults disableTcpStateTracking diskSizeGB doNotApplyToChildScopes
    effectiveEnableAcceleratedNetworking enableAcceleratedNetworking enableAutomaticUpdates enableAutoScaling
    enableAzureRBAC enableCSIProxy enabled enabledForDeployment enabledForDiskEncryption
    enabledForTemplateDeployment enableEncryptionAtHost enableFIPS enableIPForwarding enableNodePublicIP
    enablePrivateCluster enablePrivateClusterPublicFQDN enablePurgeProtection enableRBAC enableRbacAuthorization
    enableSoftDelete enableUltraSSD endToEndEncryptionEnabled escalationTimeInMinutes external
    functionAppScaleLimit functionsRuntimeAdminIsolationEnabled groupWriteBackEnabled hostNamesDisabled
    http20Enabled httpsOnly hyperV idleTimeoutInMinutes inboundAllowed includeUnknownCountriesAndRegions isAdmin
    isAdminConfigurable isAdminManaged isApprovalRequired isApprovalRequiredForAdd isApprovalRequiredForUpdate
    isApproverJustificationRequired isAssignableToRole isAttestationEnforced isAvailable isBackup isBuiltIn isDeleted isProcessing
    isCompliant isCompliantDeviceAccepted isDefault isDisabled isEnforced isEscalationEnabled isExpirationRequired
    isFallbackPublicClient isHidden isHnsEnabled isHybridAzureADJoinedDeviceAccepted isInitial
    isLicenseReconciliationNeeded isManaged isManagementRestricted isMemberManagementRestricted isMfaAccepted
    isMfaCapable isMfaRegistered isOfficePhoneAllowed isOrganizationDefault isPasswordlessCapable isPrivileged
    isRegistrationRequired isRequestorJustificationRequired isResourceAccount isRoot isRootAuthority isRooted
    isRootScope isSelfServiceRegistrationAllowed isServiceDefault isServiceProvider
    isSignedAuthenticationRequestRequired isSoftwareOathEnabled isSsprCapable isSsprEnabled isSsprRegistered
    isSyncAllowed isSystemPreferredAuthenticationMethodEnabled isSystemProtected isTrusted isUsable
    isUsableForSignIn isUsableOnce isVerified isXenon lifetimeInMinutes localAuthDisabled lun mailEnabled managed
    maxAgentPools maxCount maximumLifetimeInMinutes maxPods minCount minimumElasticInstanceCount
    minimumLifetimeInMinutes notifyReviewers numberOfWorkers onPremisesSyncEnabled osDiskSizeGB outboundAllowed
    passThroughAuthenticationEnabled passwordNotificationWindowInDays passwordSyncEnabled
    passwordValidityPeriodInDays passwordWritebackEnabled pinLength platformFaultDomainCount port primary
    provisionVMAgent remindersEnabled requestDurationInDays requireGuestProvisionSignal reserved retentionInDays
    scmSiteAlsoStopped securityEnabled singlePlacementGroup siteDisabledReason softDeleteRetentionInDays
    standardQRCodeLifetimeInDays storageAccountRequired supportsHttpsTrafficOnly suspended targetPort
    temporaryAccessPass toBeDetached tokenEncryptionKeyId total used userDeviceQuota userWritebackEnabled
    vnetBackupRestoreEnabled vnetContentShareEnabled vnetImagePullEnabled vnetRouteAllEnabled warning
    writeAcceleratorEnabled
  `),
};

/** Objects whose fields have names of the tenant's own, or of add-ons: each is replaced as a name, and what it holds is told by the object's own name. */
export const named: ReadonlySet<string> = new Set(['userAssignedIdentities', '$connections.value', 'addonProfiles']);

/** What becomes of the text of a field; `kept`, or how it is replaced; undefined for a field that nobody declared. */
export function treatmentOf(collection: string, above: string, field: string): Replacement | 'kept' | undefined {
  return table.get(`${collection}:${field}`) ?? table.get(`${above}.${field}`) ?? table.get(field);
}

/** The fields that are told apart or not, for the documentation and its test. */
export const table: ReadonlyMap<string, Replacement | 'kept'> = new Map<string, Replacement | 'kept'>([
  ...holding.map((name) => [name, 'ids and words'] as const),
  ...Object.values(kept).flatMap((names) => names.map((name) => [name, 'kept'] as const)),
  ...Object.entries(anonymized).flatMap(([how, names]) => names.map((name) => [name, how as Replacement] as const)),
]);

/** Why the text of a kept field stays. */
export function reasonOf(field: string): string | undefined {
  return Object.entries(kept).find(([, names]) => names.includes(field))?.[0];
}
