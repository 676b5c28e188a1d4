/** Ids of the Microsoft Graph application permissions that give an ability, for where the API's own row was not collected. */

/** `<app role id> <permission>`, parted by semicolons and line ends; checked against Microsoft's list by a test. */
export const graphAppRoles = `5eb59dd3-1da2-4329-8733-9dabdc435916 AdministrativeUnit.ReadWrite.All; 0510736e-bdfb-4b37-9a1f-89b4a074763a AgentIdentityBlueprint.AddRemoveCreds.All
7fddd33b-d884-4ec0-8696-72cff90ff825 AgentIdentityBlueprint.ReadWrite.All; 06b708a9-e830-4db3-a914-8e69da51d44f AppRoleAssignment.ReadWrite.All
1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9 Application.ReadWrite.All; 18a4783c-866b-4cc7-a460-3d5e5662c884 Application.ReadWrite.OwnedBy
9241abd9-d0e6-425a-bd4f-47ba86e767a4 DeviceManagementConfiguration.ReadWrite.All; e330c4f0-4170-414e-a55a-2f022ec2b57b DeviceManagementRBAC.ReadWrite.All
9255e99d-faf5-445e-bbf7-cb71482737c4 DeviceManagementScripts.ReadWrite.All; 19dbc75e-c2e2-444c-a770-ec69d8559fc7 Directory.ReadWrite.All
64d40371-8d58-4270-bc8a-b4a66de36b9a Domain-InternalFederation.ReadWrite.All; 7e05723c-0bb0-42da-be95-ae9f08a6e53c Domain.ReadWrite.All
01d4889c-1287-42c6-ac1f-5d1e02578ef6 Files.Read.All; 75359482-378d-4052-8f01-80520e7db3cd Files.ReadWrite.All
62a82d76-70ea-41e2-9197-370581804d09 Group.ReadWrite.All; dbaae8cf-10b5-4b86-a4a1-f871c94c6695 GroupMember.ReadWrite.All
810c84a8-4a9e-49e6-bf7d-12d183f40d01 Mail.Read; e2a3a72e-5f79-4c64-b1b1-878b674786c9 Mail.ReadWrite
292d869f-3427-49a8-9dab-8c70152b74e9 Organization.ReadWrite.All; 29c18626-4985-4dcd-85c0-193eef327366 Policy.ReadWrite.AuthenticationMethod
01c0a623-fc9b-48e9-b794-0756f8e8f067 Policy.ReadWrite.ConditionalAccess; 338163d7-f101-4c92-94ba-ca46fe52447c Policy.ReadWrite.CrossTenantAccess
a402ca1c-2696-4531-972d-6e5ee4aa11ea Policy.ReadWrite.PermissionGrant; 2f6817f8-7b12-4f0f-bc18-eeaf60705a9e PrivilegedAccess.ReadWrite.AzureADGroup
41202f2c-f7ab-45be-b001-85c9728b9d69 PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup; 618b6020-bca8-4de6-99f6-ef445fa4d857 PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup
a2b63618-5350-462d-b1b3-ba6eb3684e26 PublicKeyInfrastructure.ReadWrite.All; dd199f4a-f148-40a4-a2ec-f0069cc799ec RoleAssignmentSchedule.ReadWrite.Directory
fee28b28-e1f3-4841-818e-2704dc62245f RoleEligibilitySchedule.ReadWrite.Directory; 9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8 RoleManagement.ReadWrite.Directory
a82116e5-55eb-4c41-a434-62fe8a61c773 Sites.FullControl.All; 0c0bf378-bf22-4481-8f81-9e89a9b4960a Sites.Manage.All
332a536c-c7ef-4017-ab91-336970924f0d Sites.Read.All; 9492366f-7969-46a4-8d15-ed1a20078fff Sites.ReadWrite.All
cc117bb9-00cf-4eb8-b580-ea2a878fe8f7 User-PasswordProfile.ReadWrite.All; 7e9ebcc1-90aa-4471-8051-e68d6b4e9c89 UserAuthMethod-HardwareOATH.ReadWrite.All
0400e371-7db1-4338-a269-96069eb65227 UserAuthMethod-Passkey.ReadWrite.All; f6d38dfd-ec08-4995-8f07-23e929df0936 UserAuthMethod-Password.ReadWrite.All
6e85d483-7092-4375-babe-0a94a8213a58 UserAuthMethod-Phone.ReadWrite.All; 4869299f-18c3-40c8-98f2-222657e67db1 UserAuthMethod-QR.ReadWrite.All
627169a8-8c15-451c-861a-5b80e383de5c UserAuthMethod-TAP.ReadWrite.All; 50483e42-d915-4231-9639-7fdb7fd190e5 UserAuthenticationMethod.ReadWrite.All
8e8e4742-1d95-4f68-9d56-6ee75648c72a DelegatedPermissionGrant.ReadWrite.All; 9acd699f-1e81-4958-b001-93b1d2506e19 EntitlementManagement.ReadWrite.All
741f803b-c850-494e-b5df-cde7c675a1ca User.ReadWrite.All; 09850681-111b-4a89-9bed-3f2cae46d706 User.Invite.All
78145de6-330d-4800-a6ce-494ff2d33d07 DeviceManagementApps.ReadWrite.All; 1c6e93a6-28e2-4cbb-9f64-1a46a821124d Policy.ReadWrite.SecurityDefaults
e8ecb853-1435-4a49-95ba-ec5b31b11672 UserAuthMethod-Email.ReadWrite.All; 7d9f353d-a7bd-4fbb-822a-26d5dd39a3ce MailboxItem.Read.All
1583d471-fede-4e7c-b062-57e9d60cfb49 MailboxItem.ReadWrite.All; 937550e9-33a3-494b-88ae-d9cd394b1fbb MailboxItem.Export.All
76577085-e73d-4f1d-b26a-85fb33892327 MailboxItem.ImportExport.All; 3011c876-62b7-4ada-afa2-506cbbecc68c User.EnableDisableAccount.All
31e08e0a-d3f7-4ca2-ac39-7343fb83e8ad RoleManagementPolicy.ReadWrite.Directory; b38dcc4d-a239-4ed6-aa84-6c65b284f97c RoleManagementPolicy.ReadWrite.AzureADGroup
fc023787-fd04-4e44-9bc7-d454f00c0f0a Application.ReadUpdate.All; 89c8469c-83ad-45f7-8ff2-6e3d4285709e ServicePrincipalEndpoint.ReadWrite.All
0121dc95-1b9f-4aed-8bac-58c5ac466691 TeamMember.ReadWrite.All; 4437522e-9a86-4a41-a7da-e380edd4a97d TeamMember.ReadWriteNonOwnerRole.All
5c505cf4-8424-4b8e-aa14-ee06e3bb23e3 LifecycleWorkflows.ReadWrite.All; 94c88098-1d9d-4c42-a356-4d5a95312554 LifecycleWorkflows-Workflow.ReadWrite.All
884b599e-4d48-43a5-ba94-15c414d00588 DeviceLocalCredential.Read.All; 025d3225-3f02-4882-b4c0-cd5b541a4e80 RoleManagement.ReadWrite.Exchange
7fc588a2-ea2d-4d1f-bcf7-33c324b149b8 SignInIdentifier.ReadWrite.All
86ceff06-c822-49ff-989a-d912845ffe69 User-Phone.ReadWrite.All; 280d0935-0796-47d1-8d26-273470a3f17a User-Mail.ReadWrite.All`;
