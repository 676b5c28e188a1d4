/** What judging sign-in and activation came to, for the stages that follow. */
import type { BreakGlassFinding } from '#assurance';
import type { Level } from '#catalogue';
import type { Activation, Approval, KeptStep, LeftOver } from '#derivation';

/** A declared break-glass account as a load reports it, with how it keeps its rules. */
export interface BreakGlassAccount {
  readonly id: string;
  /** Null where the tenant has no such account. */
  readonly name: string | null;
  readonly findings: readonly BreakGlassFinding[];
}

/** Activations that nobody can complete for one reason: how many, and the first few. */
export interface ClosedActivations {
  readonly count: number;
  readonly examples: readonly string[];
}

/** What judging came to. */
export interface Judged {
  /** Nodes by audience of users whose audiences differ. */
  readonly signedIn: ReadonlyMap<string, readonly string[]>;
  /** What is left to defeat after an ability over a user, or over one of a user's nodes by audience, was used. */
  readonly left: ReadonlyMap<string, LeftOver>;
  /** Declared break-glass accounts that were found. */
  readonly breakGlass: ReadonlyMap<string, BreakGlassAccount>;
  /** Accounts that are no person's and left out of the help desk's for want of a declaration, by the level that a call would ask. */
  readonly leftOutOfHelpDesk: ReadonlyMap<string, Level>;
  /** Links of activations and of access packages that wait for an approval. */
  readonly approvals: readonly Approval[];
  /** Activations by their number, and what each person may activate by them. */
  readonly activations: readonly Activation[];
  readonly activates: ReadonlyMap<string, readonly KeptStep[]>;
  /** Activations that nobody can complete, by why. */
  readonly closedActivations: ReadonlyMap<string, ClosedActivations>;
}

/** As the judging of sign-in writes it; settling approvals closes activations. */
export class JudgedMemory implements Judged {
  readonly signedIn = new Map<string, readonly string[]>();
  readonly left = new Map<string, LeftOver>();
  readonly breakGlass = new Map<string, BreakGlassAccount>();
  readonly leftOutOfHelpDesk = new Map<string, Level>();
  readonly approvals: Approval[] = [];
  activations: readonly Activation[] = [];
  readonly activates = new Map<string, readonly KeptStep[]>();
  readonly closedActivations = new Map<string, { count: number; readonly examples: string[] }>();

  /** Counts an activation that stays closed. */
  closeActivation(why: string, example: string): void {
    const known = this.closedActivations.get(why) ?? { count: 0, examples: [] };
    this.closedActivations.set(why, known);
    known.count += 1;
    if (known.examples.length < 3) known.examples.push(example);
  }
}
