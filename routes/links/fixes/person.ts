/** A person whom a fix is about. */
import type { Row } from '#changes';

/** A person as facts tell of one. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** The registered methods; undefined where they were not collected. */
  readonly methods: readonly Row[] | undefined;
  /** The row of the registration report. */
  readonly registration: Row;
}
