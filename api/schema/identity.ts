/** One identity of the inventory: what is not known is null, and stands among the questions. */
import type {
  Classified,
  Confidence,
  CredentialRecord,
  Exposure,
  GradedOwner,
  InventoryFlag,
  InventoryRecord,
  Known,
  Reach,
  Ref,
} from '#governance';
import { builder } from './builder.ts';
import { described } from './described.ts';
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

const ConfidenceRef = builder.enumType('Confidence', {
  description: 'How sure something is, surest first.',
  values: {
    DECLARED: { description: 'postern.yaml says so.' },
    OBSERVED: { description: 'A fact says so.' },
    DERIVED: { description: 'It follows from several facts.' },
    NAME: { description: 'Nothing but the name suggests it.' },
  } satisfies Record<Confidence, unknown>,
});

const ClassifiedRef = builder.objectRef<Classified>('Classified').implement({
  description: 'Something that was worked out, with its evidence.',
  fields: (t) => ({
    value: t.exposeString('value', { description: 'What it is.' }),
    confidence: t.field({ type: ConfidenceRef, description: 'How sure.', resolve: (one) => one.confidence }),
    evidence: t.exposeString('evidence', { description: 'What says so.' }),
  }),
});

const IdentityRefType = builder.objectRef<Ref>('NamedIdentity').implement({
  description: 'Somebody or something by name.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    kind: t.exposeString('kind', { description: 'Its kind of node.' }),
  }),
});

const OwnerRef = builder.objectRef<GradedOwner>('GradedOwner').implement({
  description: 'An owner or sponsor, graded by what it takes to become it.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    state: t.exposeString('state', {
      description: 'enabled, disabled, guest, workload, group, empty (a group without members) or gone.',
    }),
    exposure: t.field({
      type: LevelRef,
      nullable: true,
      description: 'The level at which it is had; null where no route leads to it.',
      resolve: (one) => levelOf(one.exposure),
    }),
    weaker: t.boolean({
      description: 'Whether it is had for less than the identity needs.',
      resolve: (one) => one.isWeaker,
    }),
  }),
});

const AnswersRef = builder.objectRef<NonNullable<InventoryRecord['answersFor']>>('DeclaredOwner').implement({
  description: 'Whoever is declared in postern.yaml as answering for an identity.',
  fields: (t) => ({
    says: t.exposeString('says', { description: 'A name, or what was declared.' }),
    state: t.exposeString('state', {
      nullable: true,
      description: 'enabled, disabled, guest, workload, group or gone; null where it is nobody of the tenant by id.',
    }),
  }),
});

const CredentialRef = builder.objectRef<CredentialRecord>('CredentialRecord').implement({
  description: 'A secret, certificate or federated trust, never its value.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id of its node.' }),
    type: t.exposeString('type', { description: 'secret, certificate or federated.' }),
    active: t.boolean({ description: 'Whether it works now.', resolve: (one) => one.isActive }),
    ageDays: t.exposeInt('ageDays', { nullable: true, description: 'Days since it began.' }),
    lifetimeDays: t.exposeInt('lifetimeDays', { nullable: true, description: 'Days from beginning to end.' }),
    endsAt: t.string({ nullable: true, description: 'Its end, ISO 8601.', resolve: (one) => timeWords(one.endsAt) }),
    lastUse: t.string({
      nullable: true,
      description: 'Its last use, ISO 8601; null where none was seen or that is not known.',
      resolve: (one) => ('value' in one.lastUse ? timeWords(one.lastUse.value) : null),
    }),
    sharedWith: t.field({
      type: [IdentityRefType],
      description: 'Others that take the same credential.',
      resolve: (one) => [...one.sharedWith],
    }),
    level: t.field({
      type: LevelRef,
      nullable: true,
      description: 'The level of the way in by it; null where it opens nothing now.',
      resolve: (one) => one.level,
    }),
  }),
});

const ReachRef = builder.objectRef<Reach>('IdentityReach').implement({
  description: 'The sensitive resources that an identity reaches over gates below what each requires.',
  fields: (t) => ({
    resources: t.int({ description: 'How many, as is known.', resolve: ({ seen }) => seen.resources }),
    resourcesAssumed: t.int({
      description: 'How many, with all that is assumed.',
      resolve: ({ assumed }) => assumed.resources,
    }),
    tenantControl: t.boolean({
      description: 'Whether control of the tenant is among them, as is known.',
      resolve: ({ seen }) => seen.tenantControl,
    }),
    needs: t.field({
      type: LevelRef,
      nullable: true,
      description: 'What the most demanding of them requires; null where it reaches none.',
      resolve: ({ seen, assumed }) => seen.needs || assumed.needs || null,
    }),
    examples: t.stringList({
      description: 'The names of the first few, most demanding first.',
      resolve: ({ seen, assumed }) => (seen.needs > 0 ? seen : assumed).examples.map(({ name }) => name),
    }),
  }),
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
  const facts = ['owners', 'sponsors', 'attachedTo', 'lastUse', 'review', 'risk'] as const;
  return facts.flatMap((fact) => {
    const known: Known<unknown> = record[fact];
    return 'unknown' in known ? [{ fact: fact === 'review' ? 'reviewed' : fact, missing: known.unknown }] : [];
  });
}

function listOrNull<T>(known: Known<readonly T[]>): T[] | null {
  return 'value' in known ? [...known.value] : null;
}

function levelOf({ seen, assumed }: Exposure) {
  return seen ?? assumed ?? null;
}

function timeWords(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}
