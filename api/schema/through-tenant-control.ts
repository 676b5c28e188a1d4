/** Control of the whole tenant leads to every person, group, application and device: told beside routes, since a link to each would lead back to people. */
import type { Level, NodeKind } from '#catalogue';
import { findRoutes, type RouteQuestion } from '#routes';
import type { RequestContext } from '../request-context.ts';
import { findNode } from './node.ts';
import { reportOf } from './snapshot-report.ts';

/** What is led to by no link of its own; the Azure estate, administrative units and what is sensitive are. */
const ledTo: ReadonlySet<NodeKind> = new Set([
  'User',
  'SignedIn',
  'Group',
  'DirectMembers',
  'EligibleMembers',
  'ServicePrincipal',
  'AgentIdentity',
  'Application',
  'Device',
]);

/**
 * The lowest barrier at which control of the tenant is had, asked as the routes were, where the target is of those that only it leads to;
 * null where it is not had, or the question leaves it out.
 */
export async function throughTenantControl(question: RouteQuestion, context: RequestContext): Promise<Level | null> {
  const { snapshot, to, filter } = question;
  const row = await context.snapshot();
  const tenant = row.id === snapshot ? reportOf(row).tenant?.id.toLowerCase() : undefined;
  if (tenant === undefined || to === tenant) return null;
  if (filter?.kinds !== undefined && !filter.kinds.includes('CONTROLS')) return null;
  const { graph, limits, signal } = context;
  const target = await findNode(graph, snapshot, to);
  if (target === undefined || !ledTo.has(target.kind) || target.requiredAssurance !== null) return null;
  const budget = context.remaining(limits.routesTime);
  const { routes } = await findRoutes(graph, { ...question, to: tenant }, { first: 1, budget, signal });
  return routes[0]?.barrier ?? null;
}
