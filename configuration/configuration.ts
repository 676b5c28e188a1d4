/** The configuration, postern.yaml: what the operator declares about the tenant and no API tells. Every key is described. */
import { z } from 'zod';
import { type AssuranceConfiguration, verifications } from '#assurance';
import { type EntryName, entries, type Level, levelNamed, levels, type NodeKind, nodeKinds } from '#catalogue';
import { Declarations } from './declarations.ts';
import { Exceptions } from './exceptions.ts';
import { Identities } from './identities.ts';

const levelNames = levels.map(({ name }) => name);

/** A level by its value or its name, in any case. */
const LevelSchema = z
  .union([z.number(), z.string()], { error: `a level: 0 to 5, or ${levelNames.join(', ')}` })
  .transform((given, context): Level => {
    const level =
      typeof given === 'number' ? levels[given]?.value : levelNamed(given.toUpperCase().replace(/[- ]/g, '_'));
    if (level !== undefined) return level;
    context.addIssue({ code: 'custom', message: `a level: 0 to 5, or ${levelNames.join(', ')}` });
    return z.NEVER;
  });
const LowerCase = z
  .string()
  .min(1)
  .transform((text) => text.toLowerCase());

const Selection = z.strictObject({
  users: z.exactOptional(z.array(LowerCase)).describe('Object ids; `*` for everybody.'),
  groups: z.exactOptional(z.array(LowerCase)).describe('Object ids of groups, nested members included.'),
  roles: z
    .exactOptional(z.array(LowerCase))
    .describe(
      'Names of built-in directory roles or ids of role definitions, held or eligible, directly or through a group, at any scope; `*` for any.',
    ),
  azureScopes: z
    .exactOptional(z.array(LowerCase))
    .describe('Azure scopes: whoever holds, or is eligible for, a role at one of them or within it; `*` for any.'),
});

const HelpDesk = z
  .strictObject({
    verification: z
      .exactOptional(z.enum(verifications))
      .describe(
        'What the desk verifies before it resets: nothing 0, questions 0, call-back (the telephone), manager 1, manager-in-portal 1, identity-proofing 3, identity-proofing-on-site 4. Not declared: one factor, assumed.',
      ),
    level: z
      .exactOptional(LevelSchema)
      .describe('The level of what the desk verifies, where no verification says it. Not declared: as verification.'),
    rebinds: z
      .exactOptional(z.union([z.enum(verifications), LevelSchema]))
      .describe(
        'A verification or a level: what the desk asks for before it binds other methods. Not declared: as verification.',
      ),
    resets: z
      .exactOptional(z.enum(['password', 'methods', 'both']))
      .describe('What a reset hands over. Not declared: both.'),
    serves: z
      .exactOptional(Selection)
      .describe(
        'Whom the desk serves. Not declared: everybody but declared break-glass and service accounts, accounts that synchronize directories, and shared, room and equipment mailboxes.',
      ),
    exempt: z.exactOptional(Selection).describe('Whom the desk may not reset. Not declared: nobody.'),
    administrators: z
      .exactOptional(z.boolean())
      .describe(
        'False where the desk may not reset anybody who holds a directory role or is eligible for one, directly or through a group, at any scope. Not declared: true.',
      ),
  })
  .refine(({ verification, level }) => verification === undefined || level === undefined, {
    error: 'either verification or level says what the desk verifies, not both',
  });

const SelfServiceReset = z.strictObject({
  enabled: z.exactOptional(z.boolean()).describe('Whether members have self-service reset.'),
  methodsRequired: z
    .exactOptional(z.union([z.literal(1), z.literal(2)]))
    .describe('How many methods a member must show: 1 or 2. Not declared: 1.'),
});

const IdentityProvider = z.strictObject({
  firstFactor: z.exactOptional(LevelSchema).describe('The level of its first factor. Not declared: 1, assumed.'),
  mfa: z.exactOptional(LevelSchema).describe('The level of what it claims as MFA. Not declared: 2, assumed.'),
  signingKey: z
    .exactOptional(LevelSchema)
    .describe(
      'The level of getting at its signing key. Not declared: that of the on-premises directory where one is synchronized, else 1, assumed.',
    ),
});

const ThreatModel = z.strictObject({
  besideHeadline: z
    .exactOptional(z.array(z.enum(Object.keys(entries) as [EntryName, ...EntryName[]])))
    .describe('Entries whose routes the headline leaves out. Not declared: stolen-session, flow-phishing.'),
});

const SensitiveRule = z
  .strictObject({
    kind: z
      .exactOptional(z.enum(Object.keys(nodeKinds) as [NodeKind, ...NodeKind[]]))
      .describe('The kind of node, such as KeyVault or StorageAccount.'),
    name: z.exactOptional(LowerCase).describe('The name, in any case; `*` stands for anything.'),
    id: z.exactOptional(LowerCase).describe('The id, in any case; `*` stands for anything.'),
    subscription: z
      .exactOptional(LowerCase)
      .describe('The id or name of an Azure subscription, in any case: it and all in it; `*` stands for anything.'),
    tag: z.exactOptional(LowerCase).describe('A tag of an Azure resource: `name`, or `name=value`, in any case.'),
    requires: z
      .union([LevelSchema, z.literal('nothing')], {
        error: `a level: 0 to 5, or ${levelNames.join(', ')}; nothing where it is not sensitive`,
      })
      .describe('The level that it requires, higher or lower than by default; `nothing` where it is not sensitive.'),
    because: z.exactOptional(z.string()).describe('Why, in words; shown with the resource.'),
  })
  .refine(
    ({ kind, name, id, subscription, tag }) => [kind, name, id, subscription, tag].some((one) => one !== undefined),
    {
      error: 'a rule needs at least one of kind, name, id, subscription, tag',
    },
  );

/** The whole configuration. Keys that are left out have a written assumption. */
export const Configuration = z.strictObject({
  helpDesk: z.exactOptional(HelpDesk).describe('The help desk. NIST SP 800-63B-4 section 4.2.1'),
  selfServiceReset: z.exactOptional(SelfServiceReset).describe('Self-service password reset of members.'),
  identityProviders: z
    .exactOptional(z.record(LowerCase, IdentityProvider))
    .describe("Other identity providers, by a federated domain's name or a tenant's id; `*` for all others."),
  onPremisesDirectory: z
    .exactOptional(LevelSchema)
    .describe('The level of getting control of the on-premises directory. Not declared: 1, assumed.'),
  otherTenant: z
    .exactOptional(LevelSchema)
    .describe("The level of the sign-in of other tenants' people, guests here. Not declared: 1, assumed."),
  legacyProtocols: z
    .exactOptional(z.boolean())
    .describe('False where SMTP AUTH and all legacy protocols are off for every mailbox. Not declared: true, assumed.'),
  mandatoryMfa: z
    .exactOptional(z.boolean())
    .describe('False where mandatory MFA of Azure management is postponed. Not declared: true.'),
  resourceExclusionHole: z
    .exactOptional(z.boolean())
    .describe(
      'True where a policy for all resources with an exclusion leaves baseline scopes out, false where they are enforced. Not declared: false, assumed.',
    ),
  certificatesNonExportable: z
    .exactOptional(z.boolean())
    .describe("True where people's certificates live on smart cards. Not declared: false."),
  nonExportableCertificates: z
    .exactOptional(z.array(LowerCase))
    .describe(
      "Key ids or thumbprints of applications' certificates that cannot be exported; `*` for all. Not declared: none.",
    ),
  protectedEnvironments: z
    .exactOptional(z.array(LowerCase))
    .describe(
      'Subjects or ids of federated credentials whose environment asks for required reviewers; `*` for all. Not declared: none, assumed.',
    ),
  publisher: z
    .exactOptional(LevelSchema)
    .describe("The level of the credentials of other tenants' applications. Not declared: 1, assumed."),
  deviceEnrolmentRestricted: z
    .exactOptional(z.boolean())
    .describe('True where enrolment restrictions keep an attacker from having a device managed. Not declared: false.'),
  breakGlass: z
    .exactOptional(z.array(LowerCase))
    .describe('Object ids of the break-glass accounts. Not declared: none.'),
  serviceAccounts: z
    .exactOptional(z.array(LowerCase))
    .describe('Object ids of accounts that no person uses: the help desk does not reset them. Not declared: none.'),
  breakGlassAlerting: z
    .exactOptional(z.boolean())
    .describe('True where every sign-in of a break-glass account raises an alert. Not declared: false.'),
  strictBinding: z
    .exactOptional(z.boolean())
    .describe(
      'True caps every registered method at the level of the path of its enrolment (NIST SP 800-63B-4 section 4.1.2.1). Not declared: false.',
    ),
  threatModel: z
    .exactOptional(ThreatModel)
    .describe('Which ways in the headline leaves out; they are shown beside it.'),
  sensitive: z
    .exactOptional(z.array(SensitiveRule))
    .describe('What is sensitive beyond or against the defaults; where several rules fit, the last counts.'),
  identities: z
    .exactOptional(Identities)
    .describe('What is declared of identities, by the object id of an account or workload, or by an appId.'),
  declarations: z
    .exactOptional(Declarations)
    .describe('Who declared values of this file, on what evidence and until when. Not declared: without an end.'),
  exceptions: z.exactOptional(Exceptions).describe('Exclusions from policies that somebody answers for.'),
});
export type Configuration = z.infer<typeof Configuration>;
/** A rule about what is sensitive. */
export type SensitiveRule = z.infer<typeof SensitiveRule>;

/** The part that assurance is judged by. */
export function assuranceOf({
  sensitive: _,
  threatModel: __,
  identities: ___,
  declarations: ____,
  exceptions: _____,
  ...configuration
}: Configuration): AssuranceConfiguration {
  return configuration;
}
