/** Agents: what they inherit of their blueprint's principal, whom they sign in, and who manages them. */
import type { Emit } from '../../memory/emit.ts';
import type { Reads } from '../../memory/index.ts';

/** An agent that inherits a grant; `isSure` where the blueprint lists the resource, not where its list was not collected. */
export interface InheritingAgent {
  readonly agent: string;
  readonly isSure: boolean;
}

/**
 * The agents that a grant to a blueprint's principal flows to: where the blueprint lists the resource as one whose grants its agents
 * inherit, roles and scopes apart. https://learn.microsoft.com/entra/agent-id/concept-inheritable-permissions
 */
export function inheritingAgents(
  grant: { readonly principal: string; readonly resource: string; readonly of: 'roles' | 'scopes' },
  { applications }: Reads<'applications'>,
): InheritingAgent[] {
  const { agentsOfBlueprint, servicePrincipalByAppId, inheritable, disabled } = applications;
  for (const [blueprint, agents] of agentsOfBlueprint) {
    if (servicePrincipalByAppId.get(blueprint) !== grant.principal) continue;
    const listed = inheritable.get(blueprint)?.get(grant.resource);
    const isInherited = inheritable.has(blueprint) ? listed?.[grant.of] : 'not collected';
    if (isInherited === undefined || isInherited === false) return [];
    return agents.filter((agent) => !disabled.has(agent)).map((agent) => ({ agent, isSure: isInherited === true }));
  }
  return [];
}

/** Only the token of its parent signs the user of an agent in. https://learn.microsoft.com/graph/api/resources/agentuser */
export function usersOfAgents(emit: Emit & Reads<'directory' | 'applications'>): void {
  for (const [user, parent] of emit.directory.agentUsers) {
    if (emit.applications.disabled.has(parent) || !emit.refersTo.principal(parent, 'ServicePrincipal')) continue;
    const evidence = [`graph/users:${user}`];
    emit.link({ kind: 'ACTS_FOR', from: parent, to: user, gate: 0, rule: 'agent-user', basis: 'OBSERVED', evidence });
  }
}

/** Applications that a row names as managers of its own. What they may do is not written down: it is taken to be what an owner may. */
export function managedByApplications(emit: Emit & Reads<'applications'>): void {
  for (const [owned, appId, collection] of emit.applications.managers) {
    const from = emit.applications.servicePrincipalByAppId.get(appId);
    if (from === undefined || from === owned || emit.applications.disabled.has(from)) continue;
    const evidence = [`${collection}:${owned}`];
    const link = { from, to: owned, gate: 0, rule: 'manager-application', basis: 'ASSUMED', evidence } as const;
    if (emit.drawn.kinds.get(owned) === 'AgentIdentity') emit.link({ ...link, kind: 'CONTROLS' });
    else emit.link({ ...link, kind: 'ADDS_CREDENTIAL', says: 'manages and may add a credential to' });
  }
}
