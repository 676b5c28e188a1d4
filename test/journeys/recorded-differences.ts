/** Why the graph of the recorded tenant and that of its AzureHound export differ: every difference with its reason. */

/** One reason; a difference is `raw only ...` or `export only ...`, followed by a node or link of snapshot-contents.ts. */
export interface Explanation {
  readonly why: string;
  readonly matches: RegExp;
  /** Whether both have the link and only its basis differs. */
  readonly onlyBasis?: true;
}

/** The reasons. A difference without one, and one without a difference, each fail the test. */
export const explanations: readonly Explanation[] = [
  {
    why: '`azurehound list` does not read storage accounts: they are missing, as targets and as members of Populations',
    matches: /^raw only .*\/providers\/microsoft\.storage\/storageaccounts\/[^/ ]+$/,
  },
  {
    why: 'where no storage account is known, no Population of storage abilities is drawn, nor what leads to one',
    matches: /^raw only .*pop:(storage-keys|blob-data):[^ ]+$/,
  },
  {
    why: 'sites whose kind is not exactly "app" or "functionapp" are dropped by the collector',
    matches: /^raw only .*\/providers\/microsoft\.web\/sites\/[^/ ]+$/,
  },
  {
    why: 'the Populations of a resource group whose only site was dropped are not drawn',
    matches: /^raw only .*pop:app-(code|publishing):\/subscriptions\/[^/]+\/resourcegroups\/[^/ ]+$/,
  },
  {
    why: 'custom Azure roles: the export has no role definitions, so what they allow is not known',
    matches:
      /^raw only ent:[^ ]+@\/providers\/microsoft\.management\/managementgroups\/[^ ]+ -EXECUTES_ON \d OBSERVED-> pop:app-publishing:[^ ]+$/,
  },
  {
    why: 'Key Vault Administrator at one vault: the collector lists only some roles at vaults',
    matches:
      /^raw only .*ent:00482a5a-887f-4fb3-b363-3b7fe8e74483@[^ ]+\/providers\/microsoft\.keyvault\/vaults\/[^/ ]+$/,
  },
  {
    why: 'Log Analytics Contributor at resource groups: the collector lists only some roles there',
    matches: /^raw only .*ent:92aaf0da-9dab-42b6-94a3-d43ce8d16293@\/subscriptions\/[^/]+\/resourcegroups\/[^/ ]+$/,
  },
  {
    why: 'Owner at a resource group that was deleted while its assignment stayed: no list of groups leads the collector there',
    matches:
      /^raw only .*ent:8e3af657-a8ff-443c-a75c-2fe8c4bcb635@\/subscriptions\/[^/]+\/resourcegroups\/[^/ ]+( -[A-Z_]+ \d [A-Z]+-> pop:[^ ]+)?$/,
  },
  {
    why: 'of a cluster the collector keeps one property: the identities that its nodes run as are missing',
    matches: /^raw only [^ ]+\/managedclusters\/[^/ ]+ -RUNS_AS 0 OBSERVED-> [0-9a-f-]+$/,
  },
  {
    why: 'of a cluster the collector keeps one property: local accounts, off in fact, may be on, which opens its credentials, ASSUMED',
    matches: /^export only .*pop:cluster-(user-)?credentials:/,
  },
  {
    why: 'of a cluster the collector keeps one property: the groups that it names as administrators are missing',
    matches: /^raw only [0-9a-f-]{36} -EXECUTES_ON 0 OBSERVED-> [^ ]+\/managedclusters\/[^/ ]+$/,
  },
  {
    why: 'members of those groups hold something in Azure by the raw rows alone, so that there they stand by audience',
    matches:
      /^(raw only [0-9a-f-]{36}@azure-read|export only [0-9a-f-]{36}) -MEMBER_OF 0 OBSERVED-> (1426f405-f5fd-4f0b-963a-d17ad34513d8|1ac7b9e2-7a45-47ed-a6f6-4e09205d710d)$/,
  },
  {
    why: 'of a cluster the collector keeps one property: where local accounts are on in fact, what they open is OBSERVED; the export shows none on or off',
    matches: /pop:cluster-(user-credentials|credentials|commands):[^ ]+ -INCLUDES .*\/managedclusters\/[^/ ]+$/,
    onlyBasis: true,
  },
  {
    why: 'the built-in cluster role had no command action when the tenant was recorded; without definitions the newer role of the catalogue counts',
    matches:
      /^export only ent:ed7f3fbd-7b88-4dd4-9017-9adb7ce333f8@[^ ]+ -EXECUTES_ON \d OBSERVED-> pop:cluster-commands:/,
  },
  {
    why: 'registries come without properties: the administrator of this one, off in fact, may be on, ASSUMED',
    matches: /^export only .*pop:registry-keys:/,
  },
  {
    why: 'so that whoever may switch it on is told by the raw rows alone',
    matches: /^raw only .*pop:registry-keys-reopened:[^ ]+( -INCLUDES .*)?$/,
  },
  {
    why: 'of clusters and sites the collector keeps no such setting: whoever may switch it on is told by the raw rows alone',
    matches: /^raw only .*pop:(cluster-credentials|app-publishing)-reopened:[^ ]+( -INCLUDES .*)?$/,
  },
  {
    why: 'custom Azure roles: the export has no role definitions, so holding one is ASSUMED',
    matches:
      / -HOLDS 0 (OBSERVED|ASSUMED)-> ent:[0-9a-f-]{36}@\/providers\/microsoft\.management\/managementgroups\/[^ ]+$/,
    onlyBasis: true,
  },
  {
    why: 'and a role of unknown extent is taken to give access to Azure',
    matches:
      /^export only ent:[0-9a-f-]{36}@\/providers\/microsoft\.management\/[^ ]+ -GRANTS_ACCESS 0 OBSERVED-> pop:azure-access:/,
  },
  {
    why: 'a service principal that holds nothing by the export is in no Population of credentials',
    matches: /^raw only pop:service-principal-(credentials|owners):[0-9a-f-]{36} -INCLUDES 0 ASSUMED-> [0-9a-f-]{36}$/,
  },
];

/** What is wrong with a list of differences: those that nothing explains, and reasons that explain none. */
export function judge(
  differences: readonly string[],
  reasons: readonly Explanation[],
): { unexplained: string[]; idle: string[] } {
  const sides = new Map<string, number>();
  for (const one of differences) sides.set(besidesBasis(one), (sides.get(besidesBasis(one)) ?? 0) + 1);
  const explains = ({ matches, onlyBasis }: Explanation, one: string) =>
    matches.test(one) && (onlyBasis === undefined || sides.get(besidesBasis(one)) === 2);
  return {
    unexplained: differences.filter((one) => !reasons.some((reason) => explains(reason, one))),
    idle: reasons.filter((reason) => !differences.some((one) => explains(reason, one))).map(({ why }) => why),
  };
}

/** The same for both sides of a link that differs in its basis only. */
function besidesBasis(difference: string): string {
  return difference.replace(/^(raw|export) only /, '').replace(/ [A-Z]+->/, ' ->');
}
