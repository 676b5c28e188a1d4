/** The clouds of Microsoft: where tokens are issued, where Graph and Azure Resource Manager answer, and what their tokens are for. */

/** The name of a cloud, as `--cloud` takes it. */
export type CloudName = 'public' | 'usgov' | 'dod' | 'china';

/** Hosts of one cloud; origins without a slash at the end. */
export interface Cloud {
  readonly name: CloudName;
  readonly authority: string;
  readonly graph: string;
  readonly azure: string;
  /** Audiences of tokens for Azure Resource Manager; `graph` is the one for Graph. */
  readonly azureAudiences: readonly string[];
  readonly portal: string;
}

/** https://learn.microsoft.com/graph/deployments, https://learn.microsoft.com/azure/azure-government/compare-azure-government-global-azure */
export const clouds: Readonly<Record<CloudName, Cloud>> = {
  public: {
    name: 'public',
    authority: 'https://login.microsoftonline.com',
    graph: 'https://graph.microsoft.com',
    azure: 'https://management.azure.com',
    azureAudiences: ['https://management.azure.com', 'https://management.core.windows.net'],
    portal: 'https://portal.azure.com',
  },
  usgov: {
    name: 'usgov',
    authority: 'https://login.microsoftonline.us',
    graph: 'https://graph.microsoft.us',
    azure: 'https://management.usgovcloudapi.net',
    azureAudiences: ['https://management.usgovcloudapi.net', 'https://management.core.usgovcloudapi.net'],
    portal: 'https://portal.azure.us',
  },
  dod: {
    name: 'dod',
    authority: 'https://login.microsoftonline.us',
    graph: 'https://dod-graph.microsoft.us',
    azure: 'https://management.usgovcloudapi.net',
    azureAudiences: ['https://management.usgovcloudapi.net', 'https://management.core.usgovcloudapi.net'],
    portal: 'https://portal.azure.us',
  },
  china: {
    name: 'china',
    authority: 'https://login.chinacloudapi.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    azure: 'https://management.chinacloudapi.cn',
    azureAudiences: ['https://management.chinacloudapi.cn', 'https://management.core.chinacloudapi.cn'],
    portal: 'https://portal.azure.cn',
  },
};

/** The two services that are asked. */
export type ServiceName = 'graph' | 'azure';

/** The names of the services in prose. */
export const serviceNames: Readonly<Record<ServiceName, string>> = {
  graph: 'Microsoft Graph',
  azure: 'Azure Resource Manager',
};

/** The application ids of the services, which stand as audience in some tokens. */
export const serviceIds: Readonly<Record<ServiceName, string>> = {
  graph: '00000003-0000-0000-c000-000000000000',
  azure: '797f4846-ba00-4fd7-ba43-dac1f8f63013',
};

/** The audiences that a cloud's tokens for a service may have. */
export function audiencesOf(service: ServiceName, cloud: Cloud): readonly string[] {
  return [...(service === 'graph' ? [cloud.graph] : cloud.azureAudiences), serviceIds[service]];
}
