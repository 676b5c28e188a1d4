/** The scopes that Azure's lists are asked at: each subscription, and each management group. */
import type { Collected } from './collection.ts';

/** Subscriptions that were collected, as ARM ids without the leading slash. */
export async function* subscriptionScopes(collected: Collected): AsyncGenerator<string> {
  for await (const { id } of collected.rows('arm/subscriptions'))
    if (typeof id === 'string') yield id.replace(/^\//, '');
}

/** Subscriptions and management groups that were collected. */
export async function* subscriptionAndGroupScopes(collected: Collected): AsyncGenerator<string> {
  yield* subscriptionScopes(collected);
  for await (const { id } of collected.rows('arm/management-groups'))
    if (typeof id === 'string') yield id.replace(/^\//, '');
}

/** True for a management group: its lists take `$filter=atScope()`, since what is below comes from the subscriptions. */
export function isManagementGroup(scope: string): boolean {
  return /^\/?providers\/Microsoft\.Management\/managementGroups\//i.test(scope);
}
