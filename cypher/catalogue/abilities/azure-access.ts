/** Abilities over access and identities in Azure. */
import type { NodeKind } from '../node-kinds.ts';
import { type Ability, azureHolders, learn } from './ability.ts';

const scopes = ['ManagementGroup', 'Subscription', 'ResourceGroup'] as const satisfies readonly NodeKind[];
/** Every kind of resource that has a node kind of its own. */
const resources = [
  'Resource',
  'KeyVault',
  'StorageAccount',
  'VirtualMachine',
  'VirtualMachineScaleSet',
  'ArcMachine',
  'WebApp',
  'FunctionApp',
  'LogicApp',
  'AutomationAccount',
  'ManagedCluster',
  'ContainerRegistry',
  'ContainerApp',
  'ContainerInstance',
  'UserAssignedIdentity',
  'SqlServer',
  'CosmosDb',
  'DataFactory',
] as const satisfies readonly NodeKind[];
const needs = [...azureHolders, 'arm/resources', 'arm/deny-assignments'] as const;

/** Writes on a resource that can run code as an identity: the second of two powers. */
const computeWrites = [
  'Microsoft.Compute/virtualMachines/write',
  'Microsoft.Compute/virtualMachineScaleSets/write',
  'Microsoft.Web/sites/write',
  'Microsoft.Logic/workflows/write',
  'Microsoft.Automation/automationAccounts/write',
  'Microsoft.ContainerInstance/containerGroups/write',
  'Microsoft.App/containerApps/write',
  'Microsoft.App/jobs/write',
  'Microsoft.ContainerService/managedClusters/write',
  'Microsoft.DataFactory/factories/write',
  'Microsoft.MachineLearningServices/workspaces/computes/write',
  'Microsoft.Batch/batchAccounts/pools/write',
  'Microsoft.Resources/deploymentScripts/write',
] as const;

const identity = {
  kind: 'ATTACHES_IDENTITY',
  reaches: ['UserAssignedIdentity'],
  claim: 'Whoever may assign an identity and write a resource that runs code has its own code run as that identity.',
  needs,
  source: `${learn}/entra/identity/managed-identities-azure-resources/how-to-assign-access-azure-resource`,
  wrong: 'Where only one of the two powers is held: no link is drawn from that alone.',
  abuse: 'Attaches the identity to a machine it runs and asks for its tokens.',
  close: 'Keep identities in a resource group apart from compute, with its own administrators.',
} as const;

/** Held by Azure roles. */
export const azureAccessAbilities = {
  'azure-access': {
    kind: 'GRANTS_ACCESS',
    population: 'access',
    reaches: [...scopes, ...resources],
    claim: 'Whoever may write role assignments at a scope may grant itself any role there.',
    needs,
    source: `${learn}/azure/role-based-access-control/role-assignments`,
    wrong: 'Where a condition limits which roles may be granted: those roles are drawn instead.',
    abuse: 'Makes itself Owner of the scope.',
    close: 'Constrain the assignment by a condition, or make it eligible with approval.',
    azureActions: ['Microsoft.Authorization/roleAssignments/write'],
  },
  'azure-control': {
    kind: 'CONTROLS',
    population: 'all resources',
    reaches: [...scopes, 'Resource'],
    claim: 'Whoever may write everything at a scope controls what runs there.',
    needs,
    source: `${learn}/azure/role-based-access-control/built-in-roles`,
    wrong: 'For what needs a data action: that is an ability of its own.',
    abuse: 'Changes or replaces what is deployed.',
    close: 'Give roles for single services instead of Contributor.',
    // An operation of no provider: only a wildcard over everything that is written matches it.
    azureActions: ['Any.Provider/anything/write'],
  },
  'role-definitions': {
    kind: 'GRANTS_ACCESS',
    population: 'custom roles',
    reaches: [],
    claim: 'Whoever may rewrite a custom role that it also holds gives itself any action.',
    needs,
    source: `${learn}/azure/role-based-access-control/custom-roles`,
    wrong: 'Where the writer holds no custom role in the same scope: no link is drawn.',
    abuse: 'Adds Microsoft.Authorization/roleAssignments/write to its own custom role.',
    close: 'Remove roleDefinitions/write.',
    azureActions: ['Microsoft.Authorization/roleDefinitions/write'],
    isHalf: true,
  },
  'attach-identity': {
    ...identity,
    population: 'managed identities that can be attached',
    azureActions: ['Microsoft.ManagedIdentity/userAssignedIdentities/assign/action'],
  },
  'assign-identity': {
    ...identity,
    population: 'managed identities that can be assigned',
    azureActions: ['Microsoft.ManagedIdentity/userAssignedIdentities/assign/action'],
    isHalf: true,
  },
  'write-compute': {
    ...identity,
    population: 'resources that run code',
    reaches: [],
    azureActions: computeWrites,
    isHalf: true,
  },
  'federate-identity': {
    kind: 'ADDS_CREDENTIAL',
    population: 'federated credentials of managed identities',
    reaches: ['UserAssignedIdentity'],
    claim: 'Whoever may add a federated credential to an identity gets its tokens from an issuer of its own.',
    needs,
    source: `${learn}/entra/workload-id/workload-identity-federation-create-trust-user-assigned-managed-identity`,
    wrong: 'Where a policy refuses federated credentials on identities.',
    abuse: 'Trusts its own repository or issuer and exchanges a token.',
    close: 'Deny federated credentials by Azure Policy; give Managed Identity Operator instead of Contributor.',
    azureActions: ['Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write'],
  },
  'policy-identities': {
    kind: 'EXECUTES_ON',
    population: 'policy assignments with an identity',
    reaches: [],
    types: ['microsoft.authorization/policyassignments'],
    claim: 'Whoever may write a policy assignment has its deployments run as the identity of the assignment.',
    needs: [...azureHolders, 'arm/policy-assignments'],
    source: `${learn}/azure/governance/policy/how-to/remediate-resources`,
    wrong: 'For assignments without an identity: none is drawn.',
    abuse: 'Points the assignment at a definition of its own and starts a remediation.',
    close: 'Give remediation identities the least role; remove Resource Policy Contributor.',
    azureActions: ['Microsoft.Authorization/policyAssignments/write'],
  },
  'policy-definitions': {
    kind: 'EXECUTES_ON',
    population: 'policy definitions that are assigned with an identity',
    reaches: [],
    types: ['microsoft.authorization/policydefinitions', 'microsoft.authorization/policysetdefinitions'],
    claim: 'Whoever may rewrite a definition decides what its assignments deploy, as their identities.',
    needs: [...azureHolders, 'arm/policy-assignments'],
    source: `${learn}/azure/governance/policy/how-to/remediate-resources`,
    wrong: 'For built-in definitions, which nobody rewrites: none is drawn.',
    abuse: 'Puts a deployment of its own into the definition and waits for the next evaluation.',
    close: 'Keep definitions in a management group of their own; remove Resource Policy Contributor.',
    azureActions: [
      'Microsoft.Authorization/policyDefinitions/write',
      'Microsoft.Authorization/policySetDefinitions/write',
    ],
  },
} as const satisfies Record<string, Ability>;
