/** The answer of questions/verify.graphql. */
import type { WhatIfQuestion } from '#collect';

/** questions/verify.graphql. */
export interface VerifyAnswer {
  readonly signIn: {
    readonly user: { readonly sourceId: string };
    readonly audience: string;
    readonly audienceName: string;
    readonly context: Pick<
      WhatIfQuestion,
      'client' | 'platform' | 'device' | 'flow' | 'userRisk' | 'signInRisk' | 'insiderRisk'
    >;
    readonly policies: readonly {
      readonly id: string;
      readonly name: string;
      readonly state: 'ENABLED' | 'REPORT_ONLY' | 'DISABLED';
      readonly conditions: readonly { readonly name: string; readonly applies: boolean; readonly why: string }[];
    }[];
  };
}
