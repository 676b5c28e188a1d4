/** Workload credentials on their own ladder: secret, certificate, federated trust, publisher. NIST SP 800-63 covers people only. */
import type { Basis, Level, WayInRule } from '#catalogue';
import type { AssumptionKey } from './assumptions.ts';
import { matchRisk } from './policies/conditions.ts';
import { matchLocations } from './policies/locations.ts';
import { placesOf } from './policies/places.ts';
import type { CompiledPolicy } from './policies/policy.ts';
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
  /** Whether somebody is reported to have it. */
  readonly isLeaked?: boolean;
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

/** Whether a credential is valid at a time (ISO 8601); one without dates counts as valid. */
export function isValidAt(
  { startDateTime, endDateTime }: Pick<WorkloadCredential, 'startDateTime' | 'endDateTime'>,
  now: string,
): boolean {
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
  if (credential.isLeaked) return sureRung(0, 'OBSERVED', 'A credential that was found by a secret scanner.');
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

/** What the workload policies come to for a service principal. */
export interface WorkloadBlock {
  /** Ids of the enabled policies that together block it wherever an outsider can be; none: it is open. */
  readonly policies: readonly string[];
  /** Where it is open: what that takes for granted, if policies would block it but for that. */
  readonly openBy: readonly AssumptionKey[];
}

/** Whether workload policies block a service principal. https://learn.microsoft.com/entra/identity/conditional-access/workload-identity */
export function blocksForWorkload(tenant: CompiledTenant, workload: WorkloadFacts): WorkloadBlock {
  const policies = blockingPolicies(tenant, workload);
  const each = placesOf(tenant.locations).map((place) =>
    policies.map((policy) => ({
      policy,
      ...matchLocations(policy.source.conditions?.locations, place, tenant.locations),
    })),
  );
  if (each.every((matches) => matches.some(({ applies }) => applies))) {
    const blocking = each.flat().filter(({ applies }) => applies);
    return { policies: [...new Set(blocking.map(({ policy }) => policy.id))], openBy: [] };
  }
  const doubts = each.filter((matches) => !matches.some(({ applies }) => applies));
  const byAssumption = doubts.map((matches) => matches.flatMap(({ assumption }) => assumption ?? []));
  return {
    policies: [],
    openBy: byAssumption.every((keys) => keys.length > 0) ? [...new Set(byAssumption.flat())] : [],
  };
}

/** The enabled policies that block this workload in some place, whatever the risk. */
function blockingPolicies(tenant: CompiledTenant, workload: WorkloadFacts): readonly CompiledPolicy[] {
  if (workload.managedIdentity || !workload.singleTenant) return [];
  return tenant.policies.filter((policy) => {
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
    if (!include.has('serviceprincipalsinmytenant') && !include.has(workload.servicePrincipalId)) return false;
    return matchRisk(policy.source.conditions?.servicePrincipalRiskLevels, 'none', 'service principal risk').applies;
  });
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
