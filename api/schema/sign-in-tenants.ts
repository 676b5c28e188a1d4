/** What sign-in is judged by, read from the snapshot: the tenant made ready once and shared, a user's own inputs each time. */
import { type CompiledTenant, compileTenant, type TenantFacts, type UserFacts } from '#assurance';
import { type SnapshotRow, signInInputs } from '#cypher';
import { ApiError } from '../api-error.ts';
import type { RequestContext } from '../request-context.ts';
import { findNode, type SnapshotNode } from './node.ts';

/** Tenants that stay ready: two snapshots are kept, and now and then one is asked about with an application of its own. */
const kept = 4;
/** Answers that a tenant remembers before it starts afresh; one user leaves about twenty. */
const mostRemembered = 50_000;

const tenants = new Map<string, Promise<CompiledTenant>>();

/** A user who signs in, and the inputs that were kept of them. */
export interface SignInUser {
  readonly node: SnapshotNode;
  readonly facts: UserFacts;
}

/**
 * The tenant of a snapshot made ready; `application` is a lower-case appId that is judged as an audience of its own.
 * Throws ApiError BAD_USER_INPUT where the snapshot has no inputs, and GraphError.
 */
export async function tenantOf(
  context: RequestContext,
  snapshot: SnapshotRow,
  application?: string,
): Promise<CompiledTenant> {
  const key = [snapshot.id, snapshot.createdAt, application ?? ''].join(' ');
  const known = tenants.get(key) ?? compile(context, snapshot, application);
  tenants.delete(key);
  tenants.set(key, known);
  for (const oldest of tenants.keys()) if (tenants.size > kept) tenants.delete(oldest);
  try {
    const tenant = await known;
    if (tenant.remembered.size > mostRemembered) tenant.remembered.clear();
    return tenant;
  } catch (error) {
    if (tenants.get(key) === known) tenants.delete(key);
    throw error;
  }
}

async function compile(
  context: RequestContext,
  snapshot: SnapshotRow,
  application: string | undefined,
): Promise<CompiledTenant> {
  const json = await inputsOf(context, `${snapshot.id}/${snapshot.tenant}`);
  if (json === null)
    throw new ApiError('BAD_USER_INPUT', 'The snapshot holds nothing that sign-in is judged by. Load the facts again.');
  const facts = JSON.parse(json) as TenantFacts;
  return compileTenant(application === undefined ? facts : { ...facts, applicationAudiences: [application] });
}

/**
 * The user with this id, in any case. Throws ApiError NODE_NOT_FOUND where there is none, BAD_USER_INPUT for a node that
 * is no user or has no inputs, and GraphError.
 */
export async function userOf(context: RequestContext, snapshot: SnapshotRow, id: string): Promise<SignInUser> {
  const node = await findNode(context.graph, snapshot.id, id);
  if (node === undefined)
    throw new ApiError('NODE_NOT_FOUND', `Nothing in the snapshot has the id ${id}. Find ids with \`search\`.`);
  if (node.kind !== 'User')
    throw new ApiError('BAD_USER_INPUT', `${node.name} is no user but of the kind ${node.kind}. Only users sign in.`);
  const json = await inputsOf(context, `${snapshot.id}/${node.id}`);
  if (json === null)
    throw new ApiError(
      'BAD_USER_INPUT',
      `The snapshot holds nothing that the sign-in of ${node.name} is judged by: the collection graph/users has no row of this user.`,
    );
  return { node, facts: JSON.parse(json) as UserFacts };
}

/** The inputs of one node as JSON. One statement reads a tenant's and a user's; the tenant's are large, so each is read alone. */
async function inputsOf({ graph }: RequestContext, key: string): Promise<string | null> {
  return (await graph.maybeOne(signInInputs, { tenant: key, user: key }))?.tenant ?? null;
}
