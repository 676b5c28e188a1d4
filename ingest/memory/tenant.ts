/** The tenant that is loaded, as known before its rows are read. */
import type { AssuranceConfiguration } from '#assurance';

/** Which tenant it is, when it was collected and what its operator declares. */
export interface LoadedTenant {
  /** Lower case. */
  readonly id: string;
  readonly name: string;
  /** When the facts were collected; credentials are judged by it. */
  readonly collectedAt: Date;
  /** What the operator declares. */
  readonly declared: AssuranceConfiguration;
}
