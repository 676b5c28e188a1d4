/** Frameworks of controls by short name, and how a control is found by whatever id people quote. */
import { mitreAttack, mitreD3fend } from './adversary.ts';
import { cisAzure, cisaScuba, cisM365, zeroTrustAssessment } from './baselines.ts';
import type { Framework } from './framework.ts';
import { nist80053, nist80063b, nistAiRmf, nistCsf } from './nist.ts';
import { csaMaestro, owaspNhi } from './non-human.ts';

export type { Framework } from './framework.ts';

/** Every framework. Findings are evidence towards controls; nothing here makes anybody compliant. */
export const frameworks = {
  'nist-csf': nistCsf,
  'nist-800-53': nist80053,
  'nist-800-63b': nist80063b,
  'nist-ai-rmf': nistAiRmf,
  'owasp-nhi': owaspNhi,
  'csa-maestro': csaMaestro,
  'cisa-scuba': cisaScuba,
  'cis-m365': cisM365,
  'cis-azure': cisAzure,
  'mitre-attack': mitreAttack,
  'mitre-d3fend': mitreD3fend,
  'zero-trust-assessment': zeroTrustAssessment,
} as const satisfies Record<string, Framework>;

/** The short name of a framework. */
export type FrameworkName = keyof typeof frameworks;

/** A control as rules name it: `<framework>/<id>`. */
export type ControlRef = {
  [Name in FrameworkName]: `${Name}/${Extract<keyof (typeof frameworks)[Name]['controls'], string>}`;
}[FrameworkName];

/** A control that was found. */
export interface Control {
  readonly framework: FrameworkName;
  readonly id: string;
  readonly title: string;
}

/** All controls of a framework, in its order. */
export function controlsOf(name: FrameworkName): Control[] {
  return Object.entries(frameworks[name].controls).map(([id, title]) => ({ framework: name, id, title }));
}

/** The control that a reference of a rule names. */
export function controlOf(ref: ControlRef): Control {
  const at = ref.indexOf('/');
  const framework = ref.slice(0, at) as FrameworkName;
  const id = ref.slice(at + 1);
  return { framework, id, title: (frameworks[framework].controls as Readonly<Record<string, string>>)[id] ?? id };
}

/** The controls that people mean by an id in any case, aliases included: of one framework, or of all. */
export function controlsQuoted(quoted: string, within?: FrameworkName): Control[] {
  const names = within === undefined ? (Object.keys(frameworks) as FrameworkName[]) : [within];
  const wanted = quoted.trim().toLowerCase();
  return names.flatMap((name) => {
    const { aliases = {} }: Framework = frameworks[name];
    const alias = Object.entries(aliases)
      .find(([id]) => id.toLowerCase() === wanted)?.[1]
      .toLowerCase();
    return controlsOf(name).filter(({ id }) => [wanted, alias].includes(id.toLowerCase()));
  });
}
