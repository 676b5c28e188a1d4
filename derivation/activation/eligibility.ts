/** Eligible assignments, and links that wait for an approval. */
import type { AudienceName } from '#assurance';

/** What the rule of an eligible assignment's link is; `-with-approval` is added where somebody must approve. */
export type EligibleRule =
  | 'directory-role-eligible'
  | 'azure-role-eligible'
  | 'group-member-eligible'
  | 'group-owner-eligible';

/** One eligible assignment: what its principal has once it was activated. */
export interface Eligibility {
  readonly kind: 'HOLDS' | 'MEMBER_OF' | 'ADDS_MEMBER';
  readonly principal: string;
  /** An entitlement, or a group. */
  readonly to: string;
  /** Key of the rules that activation goes by. */
  readonly activation: string;
  readonly rule: EligibleRule;
  /** Ends the link's phrase: "may activate ...". */
  readonly says: string;
  /** Where it is activated and approved. */
  readonly audience: AudienceName;
  /** Whether a condition may hold it back that is not judged. */
  readonly isDoubted?: boolean;
  readonly evidence: readonly string[];
}

/** A link that opens only when somebody else approves; its rule ends in `-with-approval`. */
export interface Approval {
  /** `arrival`: by whatever way. */
  readonly kind: 'HOLDS' | 'MEMBER_OF' | 'ADDS_MEMBER' | 'GRANTS_ROLE' | 'GRANTS_APP_ROLE' | 'arrival';
  /** Undefined: whoever is added to the group whose eligible members `to` is. */
  readonly from: string | undefined;
  readonly to: string;
  /** The user who activates, and so cannot approve; undefined where that is not known. */
  readonly holder: string | undefined;
  /** One for each approval on the way: who may give it (empty: nobody is named) and where. */
  readonly approvers: readonly { readonly ids: readonly string[]; readonly audience: AudienceName }[];
}
