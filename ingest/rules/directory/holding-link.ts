/** The link by which somebody holds a role, as the collections say it. */
import type { Basis, Level, LinkRule } from '#catalogue';

/** What is said of it; the holder and the entitlement come from the assignment. */
export interface HoldingLink {
  readonly gate: Level;
  readonly basis: Basis;
  readonly rule: LinkRule;
  readonly says?: string;
  readonly authenticates?: boolean;
  readonly evidence: readonly string[];
}
