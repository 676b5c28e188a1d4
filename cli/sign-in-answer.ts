/** The answer of questions/signin.graphql, as far as the command line reads it. */
import type { LevelAnswer } from './level-words.ts';

/** What becomes of a sign-in, and what is asked. */
export interface DecisionAnswer {
  readonly decision: 'ALLOWED' | 'STEP_UP' | 'BLOCKED';
  readonly requiredControls: readonly string[];
}

/** A policy's part. */
export interface PolicyAnswer {
  readonly id: string;
  readonly name: string;
  readonly state: 'ENABLED' | 'REPORT_ONLY' | 'DISABLED';
  readonly applies: boolean;
  readonly why: string;
  readonly controls: readonly string[];
  readonly conditions: readonly { readonly name: string; readonly applies: boolean; readonly why: string }[];
}

/** A way in. */
export interface WayInAnswer {
  readonly kind: string;
  readonly authenticators: readonly string[];
  readonly level: LevelAnswer;
  readonly basis: string;
  readonly entryName: string;
  readonly rule: string;
  readonly alternatives: readonly { readonly authenticators: readonly string[]; readonly level: LevelAnswer }[];
}

/** The answer for one audience. */
export interface AudienceAnswer extends DecisionAnswer {
  readonly name: string;
  readonly conditions: string;
  readonly level: LevelAnswer | null;
  readonly ordinary: DecisionAnswer & { readonly says: string };
}

/** questions/signin.graphql. */
export interface SignInAnswer {
  readonly signIn: DecisionAnswer & {
    readonly user: { readonly id: string; readonly name: string };
    readonly audienceName: string;
    readonly conditions: string;
    readonly alternatives: readonly (readonly string[])[];
    readonly level: LevelAnswer | null;
    readonly waysIn: readonly WayInAnswer[];
    readonly policies: readonly PolicyAnswer[];
    readonly assumptions: readonly string[];
    readonly session: readonly string[];
    readonly ordinary: DecisionAnswer & { readonly says: string };
    readonly audiences: readonly AudienceAnswer[];
    readonly breakGlass: readonly { readonly rule: string; readonly met: boolean; readonly why: string }[];
  };
}

/** questions/applications.graphql. */
export interface ApplicationsAnswer {
  readonly search: {
    readonly edges: readonly {
      readonly node: {
        readonly name: string;
        readonly details: readonly { readonly name: string; readonly value: string }[];
      };
    }[];
  };
}
