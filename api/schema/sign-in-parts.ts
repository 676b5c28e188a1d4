/** The parts of an answer about sign-in: ways in, policies, the ordinary choice, rules of break-glass accounts. */
import type { BreakGlassFinding, Explanation, ToldPolicy, ToldWayIn } from '#assurance';
import { entries, entryId } from '#catalogue';
import { builder } from './builder.ts';
import { LinkKindRef } from './kinds.ts';
import { BasisRef, LevelRef } from './level.ts';

export const SignInDecisionRef = builder.enumType('SignInDecision', {
  description: 'What becomes of a sign-in that shows the password alone.',
  values: {
    ALLOWED: { description: 'It is let in; nothing more is asked.' },
    STEP_UP: { description: 'It is let in once the required controls are shown.' },
    BLOCKED: { description: 'It is not let in, whatever is shown.' },
  },
});

export const PolicyStateRef = builder.enumType('PolicyState', {
  description: 'Whether a policy has an effect.',
  values: {
    ENABLED: { description: 'It has.' },
    REPORT_ONLY: { description: 'It has none; sign-ins are only noted.' },
    DISABLED: { description: 'It has none.' },
  },
});

const AlternativeRef = builder.objectRef<ToldWayIn['alternatives'][number]>('AlternativeSet').implement({
  description: 'Another minimal set that is enough.',
  fields: (t) => ({
    authenticators: t.stringList({ description: 'The set.', resolve: ({ authenticators }) => [...authenticators] }),
    level: t.field({ type: LevelRef, description: 'Its level.', resolve: ({ level }) => level }),
  }),
});

export const WayInRef = builder.objectRef<ToldWayIn>('WayIn').implement({
  description: 'A minimal set of authenticators that is enough to get in, through the front door or another.',
  fields: (t) => ({
    kind: t.field({ type: LinkKindRef, description: 'Through which door.', resolve: ({ kind }) => kind }),
    authenticators: t.stringList({
      description: 'The set, by kind of authenticator; `#n` tells several of a kind apart. Empty: nothing is asked.',
      resolve: ({ authenticators }) => [...authenticators],
    }),
    level: t.field({ type: LevelRef, description: 'The level of the set.', resolve: ({ level }) => level }),
    basis: t.field({ type: BasisRef, description: 'How it is known.', resolve: ({ basis }) => basis }),
    entry: t.id({ description: 'The entry where it begins.', resolve: ({ entry }) => entryId(entry) }),
    entryName: t.string({ description: 'The entry in words.', resolve: ({ entry }) => entries[entry].name }),
    rule: t.exposeString('rule', { description: 'Why it is a way in.' }),
    alternatives: t.field({
      type: [AlternativeRef],
      description: 'Other sets for the same door; those of the front door are ways in of their own.',
      resolve: ({ alternatives }) => [...alternatives],
    }),
    assumptions: t.stringList({
      description: 'What is taken for granted for it, in sentences.',
      resolve: ({ assumptions }) => [...assumptions],
    }),
  }),
});

const ConditionVerdictRef = builder.objectRef<ToldPolicy['conditions'][number]>('ConditionVerdict').implement({
  description: 'Whether one condition of a policy holds.',
  fields: (t) => ({
    name: t.string({
      description: "The condition, in Graph's words; `understood` says whether Postern knows all that the policy sets.",
      resolve: ({ condition }) => condition,
    }),
    applies: t.exposeBoolean('applies', { description: 'Whether it holds.' }),
    why: t.exposeString('why', { description: 'Why, or why not.' }),
  }),
});

export const PolicyVerdictRef = builder.objectRef<ToldPolicy>('PolicyVerdict').implement({
  description: 'The part of one policy in the answer; demands from outside Conditional Access are told like policies.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id, or the name of the demand.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    state: t.field({ type: PolicyStateRef, description: 'Whether it has an effect.', resolve: ({ state }) => state }),
    applies: t.exposeBoolean('applies', { description: 'Whether it is enabled and all of its conditions hold.' }),
    why: t.exposeString('why', {
      description: 'Why it applies, or which conditions do not hold; of a report-only policy, what it would ask for.',
    }),
    controls: t.stringList({
      description: 'What it asks for where it applies: all of these; within one, any that "or" joins.',
      resolve: ({ controls }) => [...controls],
    }),
    conditions: t.field({
      type: [ConditionVerdictRef],
      description: 'Each condition with its own answer.',
      resolve: ({ conditions }) => [...conditions],
    }),
  }),
});

export const OrdinarySignInRef = builder.objectRef<Explanation['ordinary']>('OrdinarySignIn').implement({
  description: 'The same question from a browser on Windows, from a network without a name, on no managed device.',
  fields: (t) => ({
    decision: t.field({ type: SignInDecisionRef, description: 'The decision.', resolve: ({ decision }) => decision }),
    requiredControls: t.stringList({
      description: "What is asked, in Graph's words.",
      resolve: ({ requiredControls }) => [...requiredControls],
    }),
    says: t.exposeString('says', { description: 'In words.' }),
  }),
});

export const SignInContextRef = builder.objectRef<Explanation['context']>('SignInContext').implement({
  description: "The conditions of the answer, in Graph's words: those given, and what the adversary chose.",
  fields: (t) => ({
    client: t.exposeString('client', { description: 'The client.' }),
    platform: t.exposeString('platform', {
      description: 'The platform; `unknown` is what the user agent does not tell.',
    }),
    location: t.string({ description: 'The place, in words.', resolve: ({ location }) => location.says }),
    device: t.exposeString('device', { description: 'What the device is to the tenant.' }),
    flow: t.exposeString('flow', { description: 'The authentication flow.' }),
    userRisk: t.exposeString('userRisk', { description: 'The user risk.' }),
    signInRisk: t.exposeString('signInRisk', { description: 'The sign-in risk.' }),
    insiderRisk: t.exposeString('insiderRisk', { description: 'The insider risk.' }),
  }),
});

export const BreakGlassFindingRef = builder
  .objectRef<Pick<BreakGlassFinding, 'met' | 'why'> & { readonly rule: string }>('BreakGlassFinding')
  .implement({
    description: 'A rule for break-glass accounts, and whether it is kept.',
    fields: (t) => ({
      rule: t.exposeString('rule', { description: 'The rule.' }),
      met: t.exposeBoolean('met', { description: 'Whether it is kept.' }),
      why: t.exposeString('why', { description: 'Why, or why not.' }),
    }),
  });
