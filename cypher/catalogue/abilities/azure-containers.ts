/** Abilities to run code in Kubernetes clusters and by way of container registries. */
import type { Ability } from './ability.ts';
import { learn } from './ability.ts';
import { code } from './azure-code.ts';

/** Of clusters in Azure and those that Arc connects, and of registries. */
export const azureContainerAbilities = {
  'cluster-credentials': {
    ...code,
    population: 'administrator credentials of Kubernetes clusters',
    reaches: ['ManagedCluster'],
    claim: 'The local administrator of a cluster runs pods on any node, and so as the identities of the nodes.',
    source: `${learn}/azure/aks/manage-local-accounts-managed-azure-ad`,
    wrong: 'Where local accounts are disabled: none is drawn.',
    close: 'Disable local accounts.',
    azureActions: [
      'Microsoft.ContainerService/managedClusters/listClusterAdminCredential/action',
      'Microsoft.ContainerService/managedClusters/accessProfiles/listCredential/action',
    ],
  },
  'cluster-user-credentials': {
    ...code,
    population: 'user credentials of Kubernetes clusters without Entra ID',
    reaches: ['ManagedCluster'],
    claim: 'Without Entra ID the user credential of a cluster is that of its administrator.',
    source: `${learn}/azure/aks/control-kubeconfig-access`,
    wrong: 'Where the cluster uses Entra ID: none is drawn.',
    close: 'Switch Entra ID on for the cluster.',
    azureActions: ['Microsoft.ContainerService/managedClusters/listClusterUserCredential/action'],
  },
  'cluster-commands': {
    ...code,
    population: 'commands on Kubernetes clusters',
    reaches: ['ManagedCluster'],
    claim: 'Whoever may run a command in a cluster runs a pod in it.',
    source: `${learn}/azure/aks/access-private-cluster`,
    wrong: 'Where the cluster judges by Entra ID and local accounts are disabled: ASSUMED there.',
    azureActions: ['Microsoft.ContainerService/managedClusters/runCommand/action'],
  },
  'cluster-data': {
    ...code,
    population: 'workloads of Kubernetes clusters that judge by Azure RBAC',
    reaches: ['ManagedCluster'],
    types: ['microsoft.containerservice/managedclusters/namespaces'],
    claim: 'The data actions that write pods or deployments run code in the cluster.',
    source: `${learn}/azure/aks/manage-azure-rbac`,
    wrong: 'Where the cluster does not use Azure RBAC for Kubernetes: none is drawn.',
    azureDataActions: [
      'Microsoft.ContainerService/managedClusters/pods/write',
      'Microsoft.ContainerService/managedClusters/apps/deployments/write',
      'Microsoft.ContainerService/managedClusters/apps/daemonsets/write',
      'Microsoft.ContainerService/managedClusters/apps/statefulsets/write',
      'Microsoft.ContainerService/managedClusters/apps/replicasets/write',
      'Microsoft.ContainerService/managedClusters/batch/jobs/write',
      'Microsoft.ContainerService/managedClusters/batch/cronjobs/write',
      'Microsoft.ContainerService/managedClusters/pods/exec/action',
    ],
  },
  'cluster-settings': {
    ...code,
    population: 'settings of Kubernetes clusters',
    reaches: ['ManagedCluster'],
    claim: 'Whoever may write a cluster names the group of its administrators, and may put itself there.',
    source: `${learn}/azure/aks/enable-authentication-microsoft-entra-id`,
    azureActions: ['Microsoft.ContainerService/managedClusters/write'],
  },
  'cluster-configurations': {
    ...code,
    population: 'extensions and GitOps configurations of Kubernetes clusters',
    reaches: ['ManagedCluster'],
    types: ['microsoft.kubernetes/connectedclusters'],
    claim:
      'Whoever may write an extension or a GitOps configuration of a cluster has its agents deploy anything in it.',
    source: `${learn}/azure/azure-arc/kubernetes/conceptual-gitops-flux2`,
    azureActions: [
      'Microsoft.KubernetesConfiguration/extensions/write',
      'Microsoft.KubernetesConfiguration/fluxConfigurations/write',
      'Microsoft.KubernetesConfiguration/sourceControlConfigurations/write',
    ],
  },
  'connected-cluster-data': {
    ...code,
    population: 'workloads of Kubernetes clusters that Arc connects',
    reaches: [],
    types: ['microsoft.kubernetes/connectedclusters'],
    claim: 'The data actions that write pods or deployments run code in the cluster.',
    source: `${learn}/azure/azure-arc/kubernetes/azure-rbac`,
    wrong: 'Where the cluster does not judge by Azure RBAC, which its row does not tell.',
    azureDataActions: [
      'Microsoft.Kubernetes/connectedClusters/pods/write',
      'Microsoft.Kubernetes/connectedClusters/apps/deployments/write',
    ],
  },
  'openshift-credentials': {
    ...code,
    population: 'administrator credentials of OpenShift clusters',
    reaches: [],
    types: ['microsoft.redhatopenshift/openshiftclusters'],
    claim: 'The administrator of a cluster runs pods on any node.',
    source: `${learn}/azure/openshift/howto-kubeadmin-kubeconfig`,
    azureActions: [
      'Microsoft.RedHatOpenShift/openShiftClusters/listCredentials/action',
      'Microsoft.RedHatOpenShift/openShiftClusters/listAdminCredentials/action',
    ],
  },
  'registry-tasks': {
    ...code,
    population: 'images of container registries',
    reaches: ['ContainerRegistry'],
    claim: 'Whoever may push images or run tasks decides what runs wherever the images are pulled.',
    source: `${learn}/azure/container-registry/container-registry-rbac-built-in-roles-overview`,
    azureActions: [
      'Microsoft.ContainerRegistry/registries/push/write',
      'Microsoft.ContainerRegistry/registries/scheduleRun/action',
      'Microsoft.ContainerRegistry/registries/taskruns/write',
      'Microsoft.ContainerRegistry/registries/importImage/action',
    ],
    azureDataActions: ['Microsoft.ContainerRegistry/registries/repositories/content/write'],
  },
  'registry-tokens': {
    ...code,
    population: 'tokens of container registries',
    reaches: ['ContainerRegistry'],
    claim: 'Whoever may make a token and its password pushes images as nobody.',
    source: `${learn}/azure/container-registry/container-registry-token-based-repository-permissions`,
    azureActions: ['Microsoft.ContainerRegistry/registries/generateCredentials/action'],
    azureAlso: ['Microsoft.ContainerRegistry/registries/tokens/write'],
  },
  'registry-task-code': {
    ...code,
    population: 'steps of registry tasks',
    reaches: ['ContainerRegistry'],
    types: ['microsoft.containerregistry/registries/tasks'],
    claim:
      'Whoever may write a task of a registry has its own steps run as the identity of the task, which push images.',
    source: `${learn}/azure/container-registry/container-registry-tasks-authentication-managed-identity`,
    azureActions: ['Microsoft.ContainerRegistry/registries/tasks/write'],
  },
} as const satisfies Record<string, Ability>;
