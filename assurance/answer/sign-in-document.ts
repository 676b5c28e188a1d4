/** The answer as one document, with the fields that the type SignIn has in the GraphQL schema. */
import { entries, entryId, type Level, levelOf } from '#catalogue';
import { breakGlassFindings } from '../break-glass.ts';
import type { UserFacts } from '../facts.ts';
import type { SignInContext } from '../sign-in.ts';
import {
  answersByAudience,
  assumptionsOf,
  audienceWords,
  lowestLevel,
  policiesOf,
  type SignInAnswer,
  type ToldPolicy,
  type ToldWayIn,
  waysInOf,
} from './sign-in-answer.ts';

const levelDocument = (level: Level) => ({ name: levelOf(level).name, value: level });
const lowestDocument = (answer: SignInAnswer) => {
  const level = lowestLevel(answer);
  return level === null ? null : levelDocument(level);
};

/** The document of an answer. */
export function signInDocument(answer: SignInAnswer) {
  const { explanation, question } = answer;
  return {
    user: userDocument(question.user),
    ...decisionDocument(answer),
    audienceName: audienceWords(explanation.audience),
    alternatives: explanation.alternatives,
    waysIn: waysInOf(answer).map(wayInDocument),
    context: contextDocument(explanation.context),
    policies: policiesOf(answer).map(policyDocument),
    assumptions: assumptionsOf(answer),
    session: explanation.session,
    audiences: answersByAudience(question).map(audienceDocument),
    breakGlass: breakGlassFindings(question.tenant, question.user).map(({ rule, met, why }) => ({ rule, met, why })),
  };
}

/** See signInDocument. */
export type SignInDocument = ReturnType<typeof signInDocument>;

/** A user as a node of a snapshot would be shown. */
function userDocument({ user: { id, displayName } }: UserFacts) {
  return { id, sourceId: id, name: displayName ?? id, kind: 'User' as const };
}

function decisionDocument(answer: SignInAnswer) {
  const { audience, conditions, decision, requiredControls, ordinary } = answer.explanation;
  return { audience, conditions, decision, requiredControls, level: lowestDocument(answer), ordinary };
}

function audienceDocument(answer: SignInAnswer) {
  const name = audienceWords(answer.explanation.audience);
  return { name, ...decisionDocument(answer), waysIn: waysInOf(answer).map(wayInDocument) };
}

function wayInDocument({ kind, authenticators, level, basis, entry, rule, alternatives, assumptions }: ToldWayIn) {
  return {
    kind,
    authenticators,
    level: levelDocument(level),
    basis,
    entry: entryId(entry),
    entryName: entries[entry].name,
    rule,
    alternatives: alternatives.map((one) => ({
      authenticators: one.authenticators,
      level: levelDocument(one.level),
    })),
    assumptions,
  };
}

function policyDocument({ id, name, state, applies, why, controls, conditions }: ToldPolicy) {
  const told = conditions.map((one) => ({ name: one.condition, applies: one.applies, why: one.why }));
  return { id, name, state, applies, why, controls, conditions: told };
}

function contextDocument(context: SignInContext) {
  const { client, platform, location, device, flow, userRisk, signInRisk, insiderRisk } = context;
  return { client, platform, location: location.says, device, flow, userRisk, signInRisk, insiderRisk };
}
