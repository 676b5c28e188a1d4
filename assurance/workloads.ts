/** Workload credentials on their own ladder: secret, certificate, federated trust, publisher. NIST SP 800-63 covers people only. */
import type { Basis, Level, WayInRule } from '#catalogue';
import type { AssumptionKey } from './assumptions.ts';
import { matchRisk } from './policies/conditions.ts';
import { matchLocations } from './policies/locations.ts';
import { placesOf } from './policies/places.ts';
import { notUnderstood } from './policies/understood.ts';
import { isEmpty, lowered, word } from './policies/words.ts';
import type { CompiledTenant } from './tenant.ts';
import type { WayIn } from './way-in.ts';

/** A credential of an application, a service principal or a user-assigned identity. */
export interface WorkloadCredential {
  readonly kind: 'secret' | 'certificate' | 'federated';
  readonly id: string;
  /** Its other names: the same certificate has a key id on each application and one thumbprint. */
  readonly alsoKnownAs?: readonly string[];
  readonly startDateTime?: string | null | undefined;
  readonly endDateTime?: string | null | undefined;
  readonly issuer?: string | null | undefined;
  readonly subject?: string | null | undefined;
  /** The beta's flexible federated credential, whose `subject` is null. */
  readonly claimsMatchingExpression?: { readonly value?: string | null | undefined } | null | undefined;
}

/** The workload that the credential makes one. */
export interface WorkloadFacts {
  /** Id of the service principal, in lower case. */
  readonly servicePrincipalId: string;
  /** True for an application of this tenant alone: only such are covered by workload policies. */
  readonly singleTenant: boolean;
  readonly managedIdentity: boolean;
}

/** Issuers by name, by a part of their URL. */
const issuers = [
  ['token.actions.githubusercontent.com', 'GitHub Actions'],
  ['gitlab', 'GitLab'],
  ['app.terraform.io', 'Terraform Cloud'],
  ['vstoken.dev.azure.com', 'Azure DevOps'],
  ['oic.prod-aks.azure.com', 'Kubernetes'],
  ['container.googleapis.com', 'Kubernetes'],
  ['oidc.eks', 'Kubernetes'],
] as const;

function issuerName(credential: WorkloadCredential): string {
  const issuer = word(credential.issuer);
  if (credential.subject?.startsWith('system:serviceaccount:')) return 'Kubernetes';
  return issuers.find(([part]) => issuer.includes(part))?.[1] ?? 'another issuer';
}

/**
 * Whether many could produce the subject: a wildcard, a pull request, a subject that is not there to read, or an expression that
 * does not pin the subject down (a reusable workflow can be called from any repository).
 * https://learn.microsoft.com/entra/workload-id/workload-identities-flexible-federated-identity-credentials
 */
function isLoose({ claimsMatchingExpression, subject }: WorkloadCredential): boolean {
  const expression = claimsMatchingExpression?.value;
  const pinned = expression == null ? subject : /claims\['sub'\]\s+eq\s+'([^']*)'/i.exec(expression)?.[1];
  return !pinned || /[*?]/.test(pinned) || /:pull_request\b/.test(pinned);
}

/**
 * Whether the one subject is an environment of a repository or project that is named by ids, which nobody can register again.
 * https://learn.microsoft.com/entra/workload-id/workload-identities-federated-credential-github-immutable-subjects
 */
function namesImmutableEnvironment({ subject }: WorkloadCredential): boolean {
  return /^(repo:[^/:@]+@\d+\/[^/:@]+@\d+|project_id:\d+)(:.+)?:environment:./i.test(subject ?? '');
}

/** Whether the operator declared a credential by one of its names, or all. */
function isDeclared(
  declared: readonly string[] | undefined,
  { id, alsoKnownAs = [] }: WorkloadCredential,
  ...more: string[]
) {
  const listed = new Set(declared);
  return ['*', id, ...alsoKnownAs, ...more].some((name) => listed.has(name.toLowerCase()));
}

/** An environment that is declared to ask for reviewers is worth more than whoever may write to the repository. */
function environmentRung(tenant: CompiledTenant, credential: WorkloadCredential): Rung {
  const issuer = issuerName(credential);
  if (isDeclared(tenant.configuration.protectedEnvironments, credential, credential.subject ?? ''))
    return {
      level: 4,
      levelKnown: 4,
      basis: 'DECLARED',
      rule: `${issuer} is trusted for one environment that is declared to ask for reviewers.`,
      assumptions: ['subject-producers'],
    };
  return {
    level: 3,
    levelKnown: 4,
    basis: 'ASSUMED',
    rule: `${issuer} is trusted for one exact subject.`,
    assumptions: ['subject-producers', 'environment-protection'],
  };
}

/** Whether a credential is valid at a time; one without dates counts as valid. */
function isValidAt({ startDateTime, endDateTime }: WorkloadCredential, now: string): boolean {
  const at = Date.parse(now);
  return !(Date.parse(startDateTime ?? '') > at) && !(Date.parse(endDateTime ?? '') <= at);
}

interface Rung {
  readonly level: Level;
  readonly levelKnown: Level;
  readonly basis: Basis;
  readonly rule: WayInRule;
  readonly assumptions: readonly AssumptionKey[];
}

/** A rung that no open question decides. */
function sureRung(level: Level, basis: Basis, rule: WayInRule): Rung {
  return { level, levelKnown: level, basis, rule, assumptions: [] };
}

function rungOf(tenant: CompiledTenant, credential: WorkloadCredential): Rung {
  if (credential.kind === 'secret') return sureRung(1, 'OBSERVED', 'A shared secret is whoever holds a copy.');
  if (credential.kind === 'federated') {
    const loose = isLoose(credential);
    if (!loose && namesImmutableEnvironment(credential)) return environmentRung(tenant, credential);
    const rule =
      `${issuerName(credential)} is trusted for ${loose ? 'more than one exact subject' : 'one exact subject'}.` as const;
    return { ...sureRung(loose ? 2 : 3, 'OBSERVED', rule), assumptions: ['subject-producers'] };
  }
  if (isDeclared(tenant.configuration.nonExportableCertificates, credential)) {
    return sureRung(4, 'DECLARED', 'The certificate is declared non-exportable.');
  }
  return {
    level: 3,
    levelKnown: 4,
    basis: 'ASSUMED',
    rule: 'A certificate whose key can be copied.',
    assumptions: ['certificate-exportable'],
  };
}

/** Ids of the enabled workload policies that together block this service principal wherever an adversary can be; none: it is open. https://learn.microsoft.com/entra/identity/conditional-access/workload-identity */
export function blocksForWorkload(tenant: CompiledTenant, workload: WorkloadFacts): readonly string[] {
  if (workload.managedIdentity || !workload.singleTenant) return [];
  const policies = tenant.policies.filter((policy) => {
    const clients = policy.source.conditions?.clientApplications;
    if (policy.state !== 'on' || !policy.workload || !policy.grant.block || notUnderstood(policy.source).length > 0)
      return false;
    if (
      !isEmpty(clients?.servicePrincipalFilter) ||
      lowered(clients?.excludeServicePrincipals).has(workload.servicePrincipalId)
    )
      return false;
    const { includeApplications, excludeApplications, applicationFilter } =
      policy.source.conditions?.applications ?? {};
    if (
      !lowered(includeApplications).has('all') ||
      lowered(excludeApplications).size > 0 ||
      !isEmpty(applicationFilter)
    )
      return false;
    const include = lowered(clients?.includeServicePrincipals);
    return include.has('serviceprincipalsinmytenant') || include.has(workload.servicePrincipalId);
  });
  const blocking = (place: ReturnType<typeof placesOf>[number]) =>
    policies.filter(({ source }) => {
      const risk = matchRisk(source.conditions?.servicePrincipalRiskLevels, 'none', 'service principal risk');
      return risk.applies && matchLocations(source.conditions?.locations, place, tenant.locations).applies;
    });
  const each = placesOf(tenant.locations).map(blocking);
  return each.every((list) => list.length > 0) ? [...new Set(each.flat().map((policy) => policy.id))] : [];
}

/** The way in by one credential at the time `now` (ISO 8601); undefined outside its lifetime. Whether a policy blocks its workloads is another question. */
export function credentialWayIn(
  tenant: CompiledTenant,
  credential: WorkloadCredential,
  now: string,
): WayIn | undefined {
  if (!isValidAt(credential, now)) return undefined;
  const rung = rungOf(tenant, credential);
  const federated = credential.kind === 'federated';
  return {
    kind: federated ? 'FEDERATES' : 'LEAKS',
    entry: federated ? 'trusted-writer' : 'leaked-credential',
    audience: undefined,
    ...rung,
    evidence: [credential.id],
    authenticators: [federated ? 'federated token' : credential.kind],
    alternatives: [],
  };
}

/** The publisher of an application of another tenant holds its credentials. */
export function publisherWayIn(tenant: CompiledTenant): WayIn {
  const level = tenant.configuration.publisher;
  return {
    kind: 'PUBLISHES',
    entry: 'publisher',
    audience: undefined,
    level: level ?? 1,
    levelKnown: level,
    basis: level === undefined ? 'ASSUMED' : 'DECLARED',
    rule: 'The publisher of an application of another tenant holds its credentials.',
    evidence: ['service-principals'],
    authenticators: ['publisher'],
    alternatives: [],
    assumptions: level === undefined ? ['publisher'] : [],
  };
}
