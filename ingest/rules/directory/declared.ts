/** What the operator declares of those outside, and what is assumed where nothing is declared. */
import type { AssumptionKey, AssuranceConfiguration } from '#assurance';
import type { Basis, Level } from '#catalogue';

/** A gate, how it is known, and for evidence the assumption that it rests on. */
export interface DeclaredGate {
  readonly gate: Level;
  readonly basis: Basis;
  readonly assumed: readonly string[];
}

const assumptionOf = {
  onPremisesDirectory: 'on-premises-directory',
  otherTenant: 'other-tenant',
} as const satisfies Partial<Record<keyof AssuranceConfiguration, AssumptionKey>>;

/** The gate of a way in from outside: as declared, else one factor, ASSUMED. */
export function declaredGate(declared: AssuranceConfiguration, key: keyof typeof assumptionOf): DeclaredGate {
  const level = declared[key];
  return level === undefined
    ? { gate: 1, basis: 'ASSUMED', assumed: [`assumption:${assumptionOf[key]}`] }
    : { gate: level, basis: 'DECLARED', assumed: [] };
}
