/** The naive way to collect: one request an object and relation, as a collector without `$expand` and `$batch` makes them. */
import type { Sizes } from './model.ts';
import { idOf } from './model.ts';

/** Requests under way at once. */
const atOnce = 25;

/** Collects, counting nothing itself: the service does. Throws what `fetch` throws. */
export async function collectNaively(origin: string, sizes: Sizes): Promise<void> {
  const queue = requestsOf(sizes)[Symbol.iterator]();
  const worker = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) await everyPage(`${origin}${next.value}`);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

async function everyPage(first: string): Promise<void> {
  for (let url: string | undefined = first; url !== undefined; ) {
    const answer = await fetch(url, { headers: { authorization: 'Bearer naive' } });
    const page = (await answer.json()) as { '@odata.nextLink'?: string; nextLink?: string };
    url = page['@odata.nextLink'] ?? page.nextLink;
  }
}

/** What is asked: lists of objects, each relation of each object, each list of each subscription, the assignments of each group of resources and resource. */
function* requestsOf(sizes: Sizes): Generator<string> {
  for (const list of ['users', 'groups', 'applications', 'servicePrincipals', 'devices'])
    yield `/v1.0/${list}?$top=999`;
  yield '/v1.0/roleManagement/directory/roleDefinitions';
  for (let index = 0; index < sizes.groups; index += 1) {
    yield `/beta/groups/${idOf('group', index)}/members?$top=100`;
    yield `/beta/groups/${idOf('group', index)}/owners?$top=100`;
  }
  for (let index = 0; index < sizes.applications; index += 1) {
    yield `/beta/applications/${idOf('application', index)}/owners?$top=100`;
    yield `/beta/applications/${idOf('application', index)}/federatedIdentityCredentials`;
  }
  for (let index = 0; index < sizes.servicePrincipals; index += 1) {
    yield `/beta/servicePrincipals/${idOf('servicePrincipal', index)}/owners?$top=100`;
    yield `/beta/servicePrincipals/${idOf('servicePrincipal', index)}/appRoleAssignedTo?$top=100`;
  }
  for (let role = 0; role < directoryRoles; role += 1)
    yield `/v1.0/roleManagement/directory/roleAssignments?$filter=roleDefinitionId eq '${idOf('device', role)}'`;
  yield* azureRequestsOf(sizes);
}

/** Built-in directory roles. */
const directoryRoles = 145;
const listsOfSubscription = 11;
/** Of a hundred resources so many are of kinds that are modelled one by one. */
const modelled = 0.14;

function* azureRequestsOf(sizes: Sizes): Generator<string> {
  yield '/subscriptions?api-version=2022-12-01';
  for (let index = 0; index < sizes.subscriptions; index += 1)
    for (let list = 0; list < listsOfSubscription; list += 1)
      yield `/subscriptions/${idOf('subscription', index)}/providers/list-${list}?api-version=2022-12-01`;
  const scopes = sizes.resourceGroups + Math.round(sizes.resources * modelled);
  for (let index = 0; index < scopes; index += 1)
    yield `/subscriptions/${idOf('subscription', 0)}/resourceGroups/rg-${index}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01`;
}
