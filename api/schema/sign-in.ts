/** The question of sign-in: allowed, blocked or step-up, why, and which sets of authenticators are enough. */
import {
  answersByAudience,
  answerTo,
  assumptionsOf,
  audienceWords,
  breakGlassFindings,
  checkAudience,
  checkConditions,
  isApplication,
  lowestLevel,
  policiesOf,
  type SignInAnswer,
  SignInQuestionError,
  waysInOf,
} from '#assurance';
import { ApiError } from '../api-error.ts';
import type { RequestContext } from '../request-context.ts';
import { builder } from './builder.ts';
import { LevelRef } from './level.ts';
import { NodeRef, type SnapshotNode } from './node.ts';
import { SignInConditionsRef } from './sign-in-conditions.ts';
import {
  BreakGlassFindingRef,
  OrdinarySignInRef,
  PolicyVerdictRef,
  SignInContextRef,
  SignInDecisionRef,
  WayInRef,
} from './sign-in-parts.ts';
import { tenantOf, userOf } from './sign-in-tenants.ts';
import { reportOf } from './snapshot-report.ts';

const AudienceSignInRef = builder.objectRef<SignInAnswer>('AudienceSignIn').implement({
  description: 'The answer for one audience.',
  fields: (t) => ({
    audience: t.string({ description: 'The audience.', resolve: ({ explanation }) => explanation.audience }),
    name: t.string({
      description: 'The audience in words.',
      resolve: ({ explanation }) => audienceWords(explanation.audience),
    }),
    decision: t.field({
      type: SignInDecisionRef,
      description: 'The decision under the choice that is worst for the defender.',
      resolve: ({ explanation }) => explanation.decision,
    }),
    requiredControls: t.stringList({
      description: "What is asked there, in Graph's words.",
      resolve: ({ explanation }) => [...explanation.requiredControls],
    }),
    conditions: t.string({
      description: 'That choice, in words.',
      resolve: ({ explanation }) => explanation.conditions,
    }),
    level: t.field({
      type: LevelRef,
      nullable: true,
      description: 'The lowest level of all ways in; null where there is none.',
      resolve: lowestLevel,
    }),
    ordinary: t.field({
      type: OrdinarySignInRef,
      description: 'The ordinary choice beside the worst.',
      resolve: ({ explanation }) => explanation.ordinary,
    }),
    waysIn: t.field({ type: [WayInRef], description: 'Every way in, lowest level first.', resolve: waysInOf }),
  }),
});

/** The answer, and the node of who signs in. */
interface UserSignIn extends SignInAnswer {
  readonly node: SnapshotNode;
}

const SignInRef = builder.objectRef<UserSignIn>('SignIn').implement({
  description: 'What a sign-in of a user takes. Of several audiences and open conditions, the worst for the defender.',
  fields: (t) => ({
    user: t.field({ type: NodeRef, description: 'Who signs in.', resolve: ({ node }) => node }),
    audience: t.string({
      description:
        'The audience, user action or authentication context that the answer is about; the worst of several.',
      resolve: ({ explanation }) => explanation.audience,
    }),
    audienceName: t.string({
      description: 'The same in words.',
      resolve: ({ explanation }) => audienceWords(explanation.audience),
    }),
    conditions: t.string({
      description: 'The conditions of the answer, in words: those given, and the worst choice of the rest.',
      resolve: ({ explanation }) => explanation.conditions,
    }),
    decision: t.field({
      type: SignInDecisionRef,
      description: 'What becomes of it.',
      resolve: ({ explanation }) => explanation.decision,
    }),
    requiredControls: t.stringList({
      description: "What is asked, in Graph's words: mfa, compliantDevice, authenticationStrength, ..., or block.",
      resolve: ({ explanation }) => [...explanation.requiredControls],
    }),
    alternatives: t.field({
      type: [t.listRef('String', { nullable: false })],
      description: 'Every minimal choice of controls that is enough, authentication strengths by name.',
      resolve: ({ explanation }) => explanation.alternatives.map((one) => [...one]),
    }),
    level: t.field({
      type: LevelRef,
      nullable: true,
      description: 'The lowest level of all ways in; null where there is none.',
      resolve: lowestLevel,
    }),
    waysIn: t.field({
      type: [WayInRef],
      description:
        "The sets of the user's own authenticators that are enough and, where no conditions are given, every other way in; lowest level first.",
      resolve: waysInOf,
    }),
    context: t.field({
      type: SignInContextRef,
      description: 'The conditions of the answer, one by one.',
      resolve: ({ explanation }) => explanation.context,
    }),
    policies: t.field({
      type: [PolicyVerdictRef],
      description: 'Every policy: whether it applies, and why.',
      resolve: policiesOf,
    }),
    assumptions: t.stringList({
      description: 'What is taken for granted where something was not collected, declared or understood, in sentences.',
      resolve: assumptionsOf,
    }),
    session: t.stringList({
      description: 'What the policies that apply do to the session.',
      resolve: ({ explanation }) => [...explanation.session],
    }),
    ordinary: t.field({
      type: OrdinarySignInRef,
      description: 'The ordinary choice beside the worst.',
      resolve: ({ explanation }) => explanation.ordinary,
    }),
    audiences: t.field({
      type: [AudienceSignInRef],
      description: 'The same question put to each audience that it is about.',
      resolve: ({ question }) => answersByAudience(question),
    }),
    breakGlass: t.field({
      type: [BreakGlassFindingRef],
      description: 'The rules of break-glass accounts; empty for an account that is not declared as one.',
      resolve: async ({ question: { tenant, user } }, _, context) =>
        reportOf(await context.snapshot()).breakGlass.find(({ id }) => id === user.user.id)?.findings ??
        breakGlassFindings(tenant, user),
    }),
  }),
});

interface Asked {
  readonly user: string | number;
  readonly audience?: string | null | undefined;
  readonly conditions?: typeof SignInConditionsRef.$inferInput | null | undefined;
}

async function explain(asked: Asked, context: RequestContext): Promise<UserSignIn> {
  const snapshot = await context.snapshot();
  try {
    const conditions = checkConditions(asked.conditions);
    const { node, facts } = await userOf(context, snapshot, String(asked.user));
    const shared = await tenantOf(context, snapshot);
    const audience = checkAudience(shared, asked.audience, conditions);
    const tenant = isApplication(audience) ? await tenantOf(context, snapshot, audience) : shared;
    return { ...answerTo({ tenant, user: facts, audience, conditions }), node };
  } catch (error) {
    throw error instanceof SignInQuestionError ? new ApiError('BAD_USER_INPUT', error.message) : error;
  }
}

builder.queryField('signIn', (t) =>
  t.field({
    type: SignInRef,
    complexity: 100,
    description:
      'What a sign-in of a user to an audience takes. Error NODE_NOT_FOUND where the snapshot has no such node, BAD_USER_INPUT for a node that is no user and for an audience or condition that is none.',
    args: {
      user: t.arg.id({ required: true, description: 'The id of the user, in any case.' }),
      audience: t.arg.string({
        description:
          'azure-write, azure-read, azure (the lesser of both), keyvault, storage, sql, graph, exchange, sharepoint, device-registration, the appId of an application, or any (the worst of all; so it is where nothing is given).',
      }),
      conditions: t.arg({
        type: SignInConditionsRef,
        description: 'The conditions; what is left out, an adversary chooses.',
      }),
    },
    resolve: (_, asked, context) => explain(asked, context),
  }),
);
