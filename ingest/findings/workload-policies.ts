/** Which workloads a policy of Conditional Access holds to a place or to their risk, and whether any holds agents. */
import { type CompiledTenant, isEmpty } from '#assurance';
import type { Known } from '#governance';

type Policy = CompiledTenant['policies'][number];

const attributes = 'graph/service-principal-custom-security-attributes';

/** Whether an enabled policy that blocks takes a service principal in. A policy that goes by attributes may: that is not known. */
export function gatedBy(policies: readonly Policy[]): (servicePrincipal: string) => Known<boolean> {
  const gates = policies.filter(blocks).flatMap(({ source }) => source.conditions?.clientApplications ?? []);
  return (servicePrincipal) => {
    const about = gates.filter(({ includeServicePrincipals, excludeServicePrincipals }) => {
      const included = lowerCase(includeServicePrincipals);
      const isIn = included.includes('serviceprincipalsinmytenant') || included.includes(servicePrincipal);
      return isIn && !lowerCase(excludeServicePrincipals).includes(servicePrincipal);
    });
    if (about.some(({ servicePrincipalFilter }) => isEmpty(servicePrincipalFilter))) return { value: true };
    const filtered = gates.some(({ servicePrincipalFilter }) => !isEmpty(servicePrincipalFilter));
    return filtered ? { unknown: [attributes] } : { value: false };
  };
}

/** Whether an enabled policy that blocks takes in all agents, at risk or always. https://learn.microsoft.com/entra/identity/conditional-access/agent-id */
export function gatesAgents(policies: readonly Policy[]): boolean {
  return policies.filter(blocks).some(({ source }) => {
    const clients: Readonly<Record<string, unknown>> = { ...source.conditions?.clientApplications };
    return lowerCase(clients.includeAgentIdServicePrincipals).includes('all');
  });
}

function blocks({ state, grant }: Policy): boolean {
  return state === 'on' && grant.block;
}

function lowerCase(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.map((one) => String(one).toLowerCase()) : [];
}
