/** Who may activate what, and what activating asks for; judged when every row has been read. */
import type { ManagementPolicyRule } from '#assurance';
import type { Eligibility } from '#derivation';

/** What was read of activation. */
export interface EligibilityRecords {
  /** What activating asks for, by `directory:<role>`, `group:<group>:<member|owner>`, `arm:<scope>:<role>`. */
  readonly activations: ReadonlyMap<string, readonly ManagementPolicyRule[]>;
  /** Eligible assignments, by kind, principal and what is activated. */
  readonly eligibilities: ReadonlyMap<string, Eligibility>;
}

/** As the rules of activation write it. */
export class EligibilityMemory implements EligibilityRecords {
  readonly activations = new Map<string, readonly ManagementPolicyRule[]>();
  readonly eligibilities = new Map<string, Eligibility>();
}
