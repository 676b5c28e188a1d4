/** What a load says of its findings. */

/** How many were found, and how many questions stay. */
export interface FindingsReport {
  readonly found: number;
  readonly unknown: number;
}
