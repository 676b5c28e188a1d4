/** What a load says of its findings. */

import type { EnforcementRow, SessionRow, StandingException } from '#governance';

/** How many were found, and how many questions stay. */
export interface FindingsReport {
  readonly found: number;
  readonly unknown: number;
  /** What stands outside the rules. */
  readonly exceptions: readonly StandingException[];
  /** What is enforced at sign-in, by audience. */
  readonly enforcement: readonly EnforcementRow[];
  /** How long a sign-in lasts, by audience. */
  readonly sessions: readonly SessionRow[];
  /** Ids under `identities` of postern.yaml that are not in the tenant. */
  readonly notHere: readonly string[];
  /** Credentials that a secret scanner found, and how many of its results name nobody of this tenant. */
  readonly leaks: { readonly credentials: number; readonly elsewhere: number };
}
