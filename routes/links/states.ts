/** The three states of a sensitive resource. */
import type { SeenAssumed } from './measured.ts';

/** Worst first. */
export const protectionStates = ['UNDER_PROTECTED', 'UNDECIDED', 'PROTECTED'] as const;
export type ProtectionState = (typeof protectionStates)[number];

/**
 * UNDER_PROTECTED where a way in below what is required is seen, UNDECIDED where one is only assumed or where something
 * that could open one was not wholly collected, else PROTECTED.
 */
export function stateOf(openWays: SeenAssumed, isCovered: boolean): ProtectionState {
  if (openWays.seen > 0) return 'UNDER_PROTECTED';
  return openWays.assumed > 0 || !isCovered ? 'UNDECIDED' : 'PROTECTED';
}
