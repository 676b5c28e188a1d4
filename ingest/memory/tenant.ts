/** The tenant that is loaded, as known before its rows are read. */
import type { AssuranceConfiguration } from '#assurance';

/** Which tenant it is, when it was collected and what its operator declares. */
export interface LoadedTenant {
  /** Lower case. */
  readonly id: string;
  readonly name: string;
  /** When the facts were collected; undefined where they do not say it. */
  readonly collectedAt: Date | undefined;
  /** The time by which validity is judged: when the facts were collected, else when they are loaded. */
  readonly judgedAt: Date;
  /** What the operator declares. */
  readonly declared: AssuranceConfiguration;
}
