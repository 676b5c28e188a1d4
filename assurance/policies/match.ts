/** The answer of one condition to one sign-in. */
import type { AssumptionKey } from '../assumptions.ts';

/** Whether a condition holds, and why in words. A condition that is not understood does not hold, and says what was assumed. */
export interface Match {
  readonly applies: boolean;
  readonly why: string;
  readonly assumption?: AssumptionKey;
}

/** The condition holds. */
export function holds(why: string): Match {
  return { applies: true, why };
}

/** The condition does not hold. */
export function fails(why: string, assumption?: AssumptionKey): Match {
  return assumption === undefined ? { applies: false, why } : { applies: false, why, assumption };
}
