/** A federated credential of an issuer that is none of the known ones, or a subject that several workloads trust. */
import { rule } from '../finding-rule.ts';
import { activeOf, credentialEvidence } from './credentials.ts';
import { reachWords } from './words.ts';

export const unvettedIssuer = rule({
  id: 'N12',
  title: 'An issuer is not one of the known ones',
  why: 'Whoever runs the issuer signs whatever it likes.',
  remedy: 'narrow-subject',
  fix: "Remove the trust, or declare the issuer's purpose.",
  controls: ['owasp-nhi/NHI3:2025', 'nist-csf/GV.SC-04', 'mitre-attack/T1484.002'],
  source: 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation',
  rests: [
    'graph/applications',
    'graph/service-principals',
    'graph/application-federated-credentials',
    'arm/identity-federated-credentials',
  ],
  *faults({ workloads, judgedAt }) {
    for (const workload of workloads)
      for (const credential of activeOf(workload, 'federated', judgedAt)) {
        if (isKnown(credential.issuer)) continue;
        yield {
          subject: workload,
          target: credential,
          says: `${workload.name} trusts tokens of ${credential.issuer ?? 'an issuer that is not shown'}, which is none of the known issuers, and reaches ${reachWords(workload.reach)}.`,
          reach: workload.reach,
          has: credential.level,
          isAssumed: credential.levelAssumed,
          evidence: credentialEvidence(credential),
        };
      }
  },
});

/** Hosts of issuers that services of many customers share, and those of Microsoft. */
const known: readonly RegExp[] = [
  /^token\.actions\.githubusercontent\.com$/,
  /^gitlab\.com$/,
  /^vstoken\.dev\.azure\.com$/,
  /^app\.terraform\.io$/,
  /^(login\.microsoftonline\.com|sts\.windows\.net)$/,
  /(^|\.)oic\.prod-aks\.azure\.com$/,
  /^accounts\.google\.com$/,
  /^oidc\.eks\.[\w-]+\.amazonaws\.com$/,
];

function isKnown(issuer: string | undefined): boolean {
  const host = /^https:\/\/([^/]+)/i.exec(issuer ?? '')?.[1]?.toLowerCase() ?? '';
  return known.some((one) => one.test(host));
}
