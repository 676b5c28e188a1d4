/** One identity of the inventory: what is not known is null, and stands among the questions. */
import type { InventoryFlag, InventoryRecord, Known } from '#governance';
import { builder } from './builder.ts';
import { described } from './described.ts';
import { AttestationRef, BlueprintRef } from './identity-agent.ts';
import {
  AnswersRef,
  ClassifiedRef,
  CredentialRef,
  IdentityRefType,
  levelOf,
  listOrNull,
  OwnerRef,
  ReachRef,
  timeWords,
} from './identity-parts.ts';
import { LevelRef } from './level.ts';
import { findNode, NodeRef } from './node.ts';

/** A record of a known snapshot. */
export type SnapshotRecord = InventoryRecord & { readonly snapshot: string };

const flagWords: Readonly<Record<InventoryFlag, string>> = {
  UNOWNED: 'Nobody who is enabled and of this tenant owns it.',
  STALE: 'It has not signed in for 90 days.',
  REACHES_TENANT_CONTROL: 'It reaches control of the tenant, for all that is known or assumed.',
  HUMAN_USE: 'A machine has it, and somebody signs in with it at a screen.',
  THIRD_PARTY: 'It is registered in another tenant.',
  PURPOSE_OVER: 'Its purpose has ended by what was declared, and it is still armed.',
};

export const InventoryFlagRef = builder.enumType('InventoryFlag', {
  description: 'What identities are listed by.',
  values: described(flagWords),
});

interface Question {
  readonly fact: string;
  readonly missing: readonly string[];
}

const QuestionRef = builder.objectRef<Question>('IdentityQuestion').implement({
  description: 'A fact about an identity that is not known.',
  fields: (t) => ({
    fact: t.exposeString('fact', { description: 'The field that is null.' }),
    missing: t.stringList({ description: 'Collections that would tell.', resolve: ({ missing }) => [...missing] }),
  }),
});

const RevocationRef = builder.objectRef<InventoryRecord['revocation']>('Revocation').implement({
  description: 'How an identity is revoked.',
  fields: (t) => ({
    how: t.exposeString('how', { description: 'What to do.' }),
    howFast: t.exposeString('howFast', { description: 'How fast it works.' }),
    staysAlive: t.stringList({ description: 'What it leaves alive.', resolve: ({ staysAlive }) => [...staysAlive] }),
  }),
});

export const IdentityRef = builder.objectRef<SnapshotRecord>('Identity').implement({
  description: 'An identity, human or not: what it is, who answers for it, what it reaches, how it ends.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id of its node.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    node: t.field({
      type: NodeRef,
      nullable: true,
      description: 'Its node.',
      resolve: ({ snapshot, id }, _, { graph }) => findNode(graph, snapshot, id),
    }),
    sort: t.field({ type: ClassifiedRef, description: 'What it is.', resolve: ({ sort }) => sort }),
    purpose: t.field({
      type: ClassifiedRef,
      nullable: true,
      description: 'What it is for; null where nothing says so.',
      resolve: ({ purpose }) => purpose,
    }),
    enabled: t.exposeBoolean('enabled', { description: 'Whether it may sign in.' }),
    createdAt: t.string({
      nullable: true,
      description: 'When it was made, ISO 8601.',
      resolve: ({ createdAt }) => timeWords(createdAt),
    }),
    owners: t.field({
      type: [OwnerRef],
      nullable: true,
      description: 'Its owners; null where that is not known.',
      resolve: ({ owners }) => listOrNull(owners),
    }),
    sponsors: t.field({
      type: [OwnerRef],
      nullable: true,
      description: 'Who answers for an agent; null where that is not known.',
      resolve: ({ sponsors }) => listOrNull(sponsors),
    }),
    answersFor: t.field({
      type: AnswersRef,
      nullable: true,
      description: 'Who answers for it, as declared; null where nobody is declared.',
      resolve: ({ answersFor }) => answersFor,
    }),
    credentials: t.field({
      type: [CredentialRef],
      description: 'Its credentials.',
      resolve: ({ credentials }) => [...credentials],
    }),
    attachedTo: t.field({
      type: [IdentityRefType],
      nullable: true,
      description: 'Azure resources that run as it; null where that is not known.',
      resolve: ({ attachedTo }) => listOrNull(attachedTo),
    }),
    lastUse: t.string({
      nullable: true,
      description: 'Its last sign-in, ISO 8601; null where none was seen, or where that is not known (see `unknown`).',
      resolve: ({ lastUse }) => ('value' in lastUse ? timeWords(lastUse.value) : null),
    }),
    reach: t.field({ type: ReachRef, description: 'How far it gets.', resolve: ({ reach }) => reach }),
    exposure: t.field({
      type: LevelRef,
      nullable: true,
      description: 'The level at which it is had; null where no route leads to it.',
      resolve: ({ exposure }) => levelOf(exposure),
    }),
    logging: t.exposeString('logging', { description: 'Whether what it does is kept: LOGGED, PARTLY, NOT, UNKNOWN.' }),
    reviewed: t.boolean({
      nullable: true,
      description: 'Whether an access review names it; null where that is not known.',
      resolve: ({ review }) => ('value' in review ? review.value : null),
    }),
    risk: t.string({
      nullable: true,
      description: "Microsoft's word for its risk; null where that is not known.",
      resolve: ({ risk }) => ('value' in risk ? risk.value : null),
    }),
    until: t.string({
      nullable: true,
      description: 'The end of its purpose, as declared, ISO 8601.',
      resolve: ({ until }) => timeWords(until),
    }),
    expiresAt: t.string({
      nullable: true,
      description: 'When the next of its working credentials ends, ISO 8601.',
      resolve: ({ expiresAt }) => timeWords(expiresAt),
    }),
    blueprint: t.field({
      type: BlueprintRef,
      nullable: true,
      description: 'Of an agent: what it was made from.',
      resolve: ({ blueprint }) => blueprint ?? null,
    }),
    attestation: t.field({
      type: AttestationRef,
      nullable: true,
      description: 'Of an agent: how it is governed; null elsewhere, and where that is not known (see `unknown`).',
      resolve: ({ attestation }) => ('value' in attestation ? attestation.value : null),
    }),
    revocation: t.field({ type: RevocationRef, description: 'How it is revoked.', resolve: (one) => one.revocation }),
    flags: t.field({
      type: [InventoryFlagRef],
      description: 'What it is listed by.',
      resolve: ({ flags }) => [...flags],
    }),
    unknown: t.field({ type: [QuestionRef], description: 'What is not known of it.', resolve: questionsOf }),
  }),
});

function questionsOf(record: InventoryRecord): Question[] {
  const facts = ['owners', 'sponsors', 'attachedTo', 'lastUse', 'review', 'risk', 'attestation'] as const;
  return facts.flatMap((fact) => {
    const known: Known<unknown> = record[fact];
    return 'unknown' in known ? [{ fact: fact === 'review' ? 'reviewed' : fact, missing: known.unknown }] : [];
  });
}
