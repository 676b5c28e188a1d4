/** What a record of the inventory is made of: what was worked out, owners, credentials, reach. */
import type {
  Classified,
  Confidence,
  CredentialRecord,
  Exposure,
  GradedOwner,
  InventoryRecord,
  Known,
  Reach,
  Ref,
} from '#governance';
import { builder } from './builder.ts';
import { LevelRef } from './level.ts';

const ConfidenceRef = builder.enumType('Confidence', {
  description: 'How sure something is, surest first.',
  values: {
    DECLARED: { description: 'postern.yaml says so.' },
    OBSERVED: { description: 'A fact says so.' },
    DERIVED: { description: 'It follows from several facts.' },
    NAME: { description: 'Nothing but the name suggests it.' },
  } satisfies Record<Confidence, unknown>,
});

/** Something that was worked out, with its evidence. */
export const ClassifiedRef = builder.objectRef<Classified>('Classified').implement({
  description: 'Something that was worked out, with its evidence.',
  fields: (t) => ({
    value: t.exposeString('value', { description: 'What it is.' }),
    confidence: t.field({ type: ConfidenceRef, description: 'How sure.', resolve: (one) => one.confidence }),
    evidence: t.exposeString('evidence', { description: 'What says so.' }),
  }),
});

/** Somebody or something by name. */
export const IdentityRefType = builder.objectRef<Ref>('NamedIdentity').implement({
  description: 'Somebody or something by name.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    kind: t.exposeString('kind', { description: 'Its kind of node.' }),
  }),
});

/** An owner or sponsor. */
export const OwnerRef = builder.objectRef<GradedOwner>('GradedOwner').implement({
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
    sponsor: t.boolean({
      nullable: true,
      description:
        'Of an owner of an agent or a blueprint: whether the owner answers for it too; null elsewhere, and where sponsors are not known.',
      resolve: (one) => one.isSponsor ?? null,
    }),
    weaker: t.boolean({
      description: 'Whether it is had for less than the identity needs.',
      resolve: (one) => one.isWeaker,
    }),
  }),
});

/** Who is declared to answer. */
export const AnswersRef = builder.objectRef<NonNullable<InventoryRecord['answersFor']>>('DeclaredOwner').implement({
  description: 'Whoever is declared in postern.yaml as answering for an identity.',
  fields: (t) => ({
    says: t.exposeString('says', { description: 'A name, or what was declared.' }),
    state: t.exposeString('state', {
      nullable: true,
      description: 'enabled, disabled, guest, workload, group or gone; null where it is nobody of the tenant by id.',
    }),
  }),
});

/** A credential, never its value. */
export const CredentialRef = builder.objectRef<CredentialRecord>('CredentialRecord').implement({
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

/** How far an identity gets. */
export const ReachRef = builder.objectRef<Reach>('IdentityReach').implement({
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

/** A list that is known, else null. */
export function listOrNull<T>(known: Known<readonly T[]>): T[] | null {
  return 'value' in known ? [...known.value] : null;
}

/** The level that is seen, else the one that is assumed. */
export function levelOf({ seen, assumed }: Exposure) {
  return seen ?? assumed ?? null;
}

/** A time in ISO 8601. */
export function timeWords(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}
