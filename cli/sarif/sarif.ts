/** Findings as SARIF 2.1.0, for whatever reads results of analysis. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
import { type FrameworkName, frameworks } from '#catalogue';
import type { Severity } from '#governance';
import type { ExceptionsQuery, FindingsQuery, PrintedFindingFragment } from '../questions/answers.ts';
import { type Baseline, type FormerResult, fingerprint, stateIn } from './baseline.ts';
import type { FindingRoute } from './routes-of-findings.ts';
import { suppressionsOf } from './suppressions.ts';

/** What is told beside the findings. */
export interface Beside {
  readonly exceptions?: ExceptionsQuery['exceptions'];
  /** By finding. */
  readonly routes?: ReadonlyMap<string, FindingRoute>;
  readonly baseline?: Baseline | undefined;
}

/** What readers sort by: SARIF knows three levels, code hosts a number beside. */
const weights: Readonly<Record<Severity, { readonly level: 'error' | 'warning' | 'note'; readonly score: string }>> = {
  CRITICAL: { level: 'error', score: '9.5' },
  HIGH: { level: 'error', score: '8.0' },
  MEDIUM: { level: 'warning', score: '5.5' },
  LOW: { level: 'note', score: '2.0' },
};

/**
 * The document. Questions are results of kind "open"; a rule stands once, with the score of its worst result. With a former run each
 * result says whether it is new, and what is there no more stands at the end.
 */
export function sarifOf({ snapshot, findings }: FindingsQuery, beside: Beside = {}): object {
  const all = findings.edges.map(({ node }) => node);
  const ruleIds = [...new Set(all.map(({ rule }) => rule))].sort();
  const gone = goneFrom(beside.baseline, new Set(all.map(({ id }) => id)));
  const formerIds = [...new Set(gone.map(({ ruleId }) => ruleId))].filter((id) => !ruleIds.includes(id.slice(4)));
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
            rules: [
              ...ruleIds.map((id) => ruleOf(all.filter(({ rule }) => rule === id))),
              ...formerIds.map((id) => beside.baseline?.rules.get(id) ?? { id }),
            ],
            supportedTaxonomies: used.map((name, index) => ({ name, index })),
          },
        },
        taxonomies: used.map((name) => taxonomyOf(name as FrameworkName, all)),
        automationDetails: { id: `postern/${snapshot.tenant.id}/${snapshot.id}` },
        results: [
          ...all.map((finding) => resultOf(finding, ruleIds.indexOf(finding.rule), beside)),
          ...gone.map((one) => ({
            ...one,
            ruleIndex: [...ruleIds.map((id) => `PST-${id}`), ...formerIds].indexOf(one.ruleId),
            baselineState: 'absent',
          })),
        ],
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

/** What a former run found and this one does not. */
function goneFrom(baseline: Baseline | undefined, now: ReadonlySet<string>): FormerResult[] {
  return [...(baseline?.results ?? [])].flatMap(([id, result]) => (now.has(id) ? [] : [result]));
}

/** The hops of a route, each as a place of the flow. */
function flowOf({ sentence, hops }: FindingRoute): object {
  const locations = hops.map(({ from, link, to }) => ({
    location: {
      message: { text: `${from.name} ${link.says} ${to.name} (needs ${link.gate.value})` },
      logicalLocations: [{ name: to.name, fullyQualifiedName: `${to.kind}/${to.id}`, kind: 'resource' }],
    },
  }));
  return { message: { text: sentence }, threadFlows: [{ locations }] };
}

function resultOf(finding: PrintedFindingFragment, ruleIndex: number, beside: Beside): object {
  const { id, rule, severity, verdict, says, subject, target, hygiene, basis, resources, evidence, missing } = finding;
  const isOpen = verdict === 'UNKNOWN';
  // SARIF wants no level of what is no failure.
  const level = isOpen ? 'none' : weights[severity].level;
  const kind = isOpen ? 'open' : 'fail';
  const route = beside.routes?.get(id);
  return {
    ruleId: `PST-${rule}`,
    ruleIndex,
    kind,
    level,
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
    partialFingerprints: { [fingerprint]: id },
    ...(beside.baseline === undefined ? {} : { baselineState: stateIn(beside.baseline, id, { level, kind }) }),
    suppressions: suppressionsOf(finding, beside.exceptions ?? []),
    ...(route === undefined ? {} : { codeFlows: [flowOf(route)] }),
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
