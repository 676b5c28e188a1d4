/** How bad a fault is: one rule for all, by what the identity reaches and what it takes to use the fault. */
import type { Basis, Level } from '#catalogue';
import type { Reach } from './reach.ts';

/** From worst to least. */
export const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'] as const;
export type Severity = (typeof severities)[number];

/** What severity is judged by. */
export interface FaultSize {
  readonly reach: Reach;
  /** The level of the link at fault; undefined where the fault is not about one. */
  readonly has?: Level | undefined;
  /** Whether the fault itself is taken for granted, for want of data. */
  readonly isAssumed?: boolean | undefined;
  /** One step up: risky, leaked, another tenant's. One step down: disabled, not yet valid. */
  readonly steps?: number | undefined;
  /** Collections without which reach is not known. */
  readonly reachMissing: readonly string[];
}

/** The judgement: hygiene is a fault that reaches nothing sensitive. */
export interface Judgement {
  readonly severity: Severity;
  readonly hygiene: boolean;
  readonly basis: Basis;
  readonly needs: Level;
  /** Collections that would settle it. */
  readonly missing: readonly string[];
}

/**
 * CRITICAL: reaches control of the tenant and has less than it needs. HIGH: reaches something sensitive and has less than that needs.
 * MEDIUM: reaches something and has enough, or its reach is not known. LOW: reaches nothing. What rests on an assumption is a
 * question, never above MEDIUM.
 */
export function judge({ reach, has, isAssumed = false, steps = 0, reachMissing }: FaultSize): Judgement {
  const { seen, assumed } = reach;
  if (seen.needs > 0) {
    const falls = has !== undefined && has < seen.needs;
    const base = !falls ? 'MEDIUM' : seen.tenantControl ? 'CRITICAL' : 'HIGH';
    const severity = moved(base, steps);
    const isQuestion = isAssumed && severities.indexOf(severity) < severities.indexOf('MEDIUM');
    const basis: Basis = isAssumed ? 'ASSUMED' : 'OBSERVED';
    return { severity: isQuestion ? 'MEDIUM' : severity, hygiene: false, basis, needs: seen.needs, missing: [] };
  }
  const question = { hygiene: false, basis: 'ASSUMED' } as const;
  if (assumed.needs > 0)
    return { severity: moved('MEDIUM', Math.min(0, steps)), ...question, needs: assumed.needs, missing: [] };
  if (reachMissing.length > 0) return { severity: 'MEDIUM', ...question, needs: 0, missing: reachMissing };
  return { severity: 'LOW', hygiene: true, basis: isAssumed ? 'ASSUMED' : 'OBSERVED', needs: 0, missing: [] };
}

function moved(severity: Severity, steps: number): Severity {
  const at = severities.indexOf(severity) - steps;
  return severities[Math.max(0, Math.min(severities.length - 1, at))] as Severity;
}
