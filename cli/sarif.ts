/** Findings as SARIF 2.1.0, for whatever reads results of analysis. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
import { type FrameworkName, frameworks } from '#catalogue';
import type { Severity } from '#governance';
import type { FindingsQuery, PrintedFindingFragment } from './questions/answers.ts';

/** What readers sort by: SARIF knows three levels, code hosts a number beside. */
const weights: Readonly<Record<Severity, { readonly level: 'error' | 'warning' | 'note'; readonly score: string }>> = {
  CRITICAL: { level: 'error', score: '9.5' },
  HIGH: { level: 'error', score: '8.0' },
  MEDIUM: { level: 'warning', score: '5.5' },
  LOW: { level: 'note', score: '2.0' },
};

/** The document. Questions are results of kind "open"; a rule stands once, with the score of its worst result. */
export function sarifOf({ snapshot, findings }: FindingsQuery): object {
  const all = findings.edges.map(({ node }) => node);
  const ruleIds = [...new Set(all.map(({ rule }) => rule))].sort();
  const used = [...new Set(all.flatMap(({ controls }) => controls.map(({ framework }) => framework)))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Postern',
            informationUri: 'https://github.com/postern/postern',
            rules: ruleIds.map((id) => ruleOf(all.filter(({ rule }) => rule === id))),
            supportedTaxonomies: used.map((name, index) => ({ name, index })),
          },
        },
        taxonomies: used.map((name) => taxonomyOf(name as FrameworkName, all)),
        automationDetails: { id: `postern/${snapshot.tenant.id}/${snapshot.id}` },
        results: all.map((finding) => resultOf(finding, ruleIds.indexOf(finding.rule))),
      },
    ],
  };
}

function ruleOf(found: readonly PrintedFindingFragment[]): object {
  const [first] = found;
  if (first === undefined) return {};
  const order: readonly Severity[] = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'];
  const worst = order.find((severity) => found.some((one) => one.severity === severity)) ?? 'LOW';
  return {
    id: `PST-${first.rule}`,
    shortDescription: { text: first.title },
    fullDescription: { text: first.why },
    helpUri: first.source,
    help: { text: first.remedy.steps },
    defaultConfiguration: { level: weights[worst].level },
    properties: { tags: ['security'], 'security-severity': weights[worst].score },
    relationships: first.controls.map(({ id, framework }) => ({
      target: { id, toolComponent: { name: framework } },
      kinds: ['relevant'],
    })),
  };
}

function taxonomyOf(name: FrameworkName, all: readonly PrintedFindingFragment[]): object {
  const { name: title, version, source } = frameworks[name];
  const controls = new Map(
    all.flatMap((one) =>
      one.controls.filter(({ framework }) => framework === name).map(({ id, title }) => [id, title]),
    ),
  );
  return {
    name,
    version,
    informationUri: source,
    shortDescription: { text: title },
    taxa: [...controls].sort().map(([id, text]) => ({ id, shortDescription: { text } })),
  };
}

function resultOf(finding: PrintedFindingFragment, ruleIndex: number): object {
  const { id, rule, severity, verdict, says, subject, target, hygiene, basis, resources, evidence, missing } = finding;
  const isOpen = verdict === 'UNKNOWN';
  return {
    ruleId: `PST-${rule}`,
    ruleIndex,
    kind: isOpen ? 'open' : 'fail',
    // SARIF wants no level of what is no failure.
    level: isOpen ? 'none' : weights[severity].level,
    message: { text: says },
    locations: [
      {
        logicalLocations: [
          { name: subject.name, fullyQualifiedName: `${subject.kind}/${subject.id}`, kind: 'resource' },
          ...(target === null
            ? []
            : [{ name: target.name, fullyQualifiedName: `${target.kind}/${target.id}`, kind: 'resource' }]),
        ],
        physicalLocation: { artifactLocation: { uri: fileOf(subject.kind) } },
      },
    ],
    partialFingerprints: { 'postern/v1': id },
    properties: { severity, hygiene, basis, resources, evidence, missing },
  };
}

/** The file of the facts folder in which rows of a kind stand: code hosts want a place. */
function fileOf(kind: string): string {
  if (kind === 'User') return 'graph/users.ndjson';
  if (kind === 'Application') return 'graph/applications.ndjson';
  if (['ServicePrincipal', 'ManagedIdentity', 'AgentIdentity'].includes(kind)) return 'graph/service-principals.ndjson';
  if (kind === 'Tenant') return 'graph/organization.ndjson';
  return kind === 'DataStore' ? 'manifest.json' : 'arm/resources.ndjson';
}
