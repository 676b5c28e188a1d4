/** Runs every rule over a tenant: findings and questions, worst first, each with an id that stays from load to load. */
import type { Basis, Level } from '#catalogue';
import type { GovernedTenant, Ref } from './facts.ts';
import type { Fault, FindingRule } from './finding-rule.ts';
import { nothing, reachRestsOn } from './reach.ts';
import type { Remedy } from './remedy.ts';
import { rules } from './rules/index.ts';
import { judge, type Severity, severities } from './severity.ts';

/** FOUND: the fault is there. UNKNOWN: what was collected does not tell. */
export type Verdict = 'FOUND' | 'UNKNOWN';

/** A finding. */
export interface Finding {
  readonly id: string;
  readonly rule: string;
  readonly verdict: Verdict;
  readonly severity: Severity;
  /** Whether the fault reaches nothing sensitive. */
  readonly hygiene: boolean;
  readonly subject: Ref;
  readonly target: Ref | null;
  readonly says: string;
  readonly basis: Basis;
  /** The level of the link at fault, and what the most demanding resource behind it requires; null where there is none. */
  readonly has: Level | null;
  readonly needs: Level | null;
  /** The most demanding of the sensitive resources behind it; null where there is none. */
  readonly reaches: { readonly id: string; readonly name: string } | null;
  /** How many sensitive resources are behind it. */
  readonly resources: number;
  readonly evidence: readonly string[];
  /** Collections that would settle it. */
  readonly missing: readonly string[];
  readonly remedy: Remedy;
}

/** What `find` is told beside the tenant. */
export interface FindOptions {
  /** A short digest of a text: ids are made of it. */
  readonly digest: (text: string) => string;
  readonly rules?: readonly FindingRule[];
}

/** All findings, worst first. A collection that is missing leaves a question of every rule that rests on it. */
export function find(tenant: GovernedTenant, { digest, rules: asked = rules }: FindOptions): Finding[] {
  const reachMissing = reachRestsOn.filter((name) => tenant.missing.has(name));
  const found = new Map<string, Finding>();
  for (const rule of asked) {
    for (const fault of rule.faults(tenant)) {
      const one = findingOf(rule, fault, reachMissing, digest);
      const before = found.get(one.id);
      if (before === undefined || bySeverity(one, before) < 0) found.set(one.id, one);
    }
    const missing = restsOf(rule).filter((name) => tenant.missing.has(name));
    if (missing.length > 0) {
      const question = questionOf(rule, tenant, missing, digest);
      found.set(question.id, question);
    }
  }
  return [...found.values()].sort(bySeverity);
}

/** The collections without which a rule may miss a fault. */
export function restsOf({ rests, byReach = false }: FindingRule): readonly string[] {
  return byReach ? [...new Set([...rests, ...reachRestsOn])] : rests;
}

/** The id of a finding: it hashes rule, subject and target, so that it stays the same from snapshot to snapshot. */
export function findingId(rule: string, subject: string, target: string, digest: FindOptions['digest']): string {
  return `${rule.toLowerCase()}-${digest([rule, subject, target].map((part) => JSON.stringify(part)).join())}`;
}

function findingOf(
  rule: FindingRule,
  fault: Fault,
  reachMissing: readonly string[],
  digest: FindOptions['digest'],
): Finding {
  const { subject, target, says, reach, has, isAssumed, steps, evidence, unknown = [] } = fault;
  const [first] = (reach.seen.needs > 0 ? reach.seen : reach.assumed).examples;
  const judged = judge({ reach, has, isAssumed: isAssumed || unknown.length > 0, steps, reachMissing });
  return {
    id: findingId(rule.id, subject.id, target?.id ?? '', digest),
    rule: rule.id,
    verdict: unknown.length > 0 ? 'UNKNOWN' : 'FOUND',
    severity: judged.severity,
    hygiene: judged.hygiene,
    subject: refOf(subject),
    target: target === undefined ? null : refOf(target),
    says,
    basis: judged.basis,
    has: has ?? null,
    needs: judged.needs === 0 ? null : judged.needs,
    reaches: first === undefined ? null : { id: first.id, name: first.name },
    resources: Math.max(reach.seen.resources, reach.assumed.resources),
    evidence,
    missing: [...new Set([...unknown, ...judged.missing])],
    remedy: { kind: rule.remedy, subject: fault.remedies ?? target?.id ?? subject.id },
  };
}

/** What a rule cannot tell: one question for the whole tenant, since who is concerned is what is not known. */
function questionOf(
  rule: FindingRule,
  tenant: GovernedTenant,
  missing: readonly string[],
  digest: FindOptions['digest'],
): Finding {
  const reasons = missing.map((name) => `${name} (${tenant.missing.get(name)})`).join(', ');
  const fault: Fault = {
    subject: { id: tenant.id, name: tenant.name, kind: 'Tenant' },
    says: `Whether more is at fault is not known for want of ${reasons}: ${rule.title}.`,
    reach: { seen: nothing, assumed: nothing },
    evidence: [],
    unknown: missing,
  };
  const id = findingId(rule.id, tenant.id, 'not-collected', digest);
  return { ...findingOf(rule, fault, missing, digest), id, severity: 'MEDIUM', hygiene: false, needs: null };
}

function refOf({ id, name, kind }: Ref): Ref {
  return { id, name, kind };
}

/** Worst first: severity, what was found before what is not known, more resources, then rule and name. */
export function bySeverity(a: Finding, b: Finding): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    Number(a.hygiene) - Number(b.hygiene) ||
    Number(a.verdict === 'UNKNOWN') - Number(b.verdict === 'UNKNOWN') ||
    b.resources - a.resources ||
    compare(a.rule, b.rule) ||
    compare(a.subject.name, b.subject.name) ||
    compare(a.id, b.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
