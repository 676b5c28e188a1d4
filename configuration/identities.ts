/** What the operator declares about identities: who answers for each, what for, until when. */
import { z } from 'zod';
import { Day } from './day.ts';

/** What an identity may be declared as, where no fact tells it. */
export const declaredSorts = ['service-account', 'shared-mailbox', 'room', 'pipeline', 'test'] as const;

const DeclaredIdentity = z.strictObject({
  purpose: z.exactOptional(z.string().min(1)).describe('What it is for, in words.'),
  owner: z
    .exactOptional(z.string().min(1))
    .describe('Who answers for it: the object id of a user or group of the tenant, which is then looked up, or words.'),
  until: z.exactOptional(Day).describe('The last day of its purpose, such as 2027-01-31.'),
  keptIn: z
    .exactOptional(z.array(z.string().min(1)))
    .describe('Azure ids of the key vaults that keep its secret, which no API tells.'),
  kind: z.exactOptional(z.enum(declaredSorts)).describe('What it is, where no fact tells it.'),
});

/** By the id of an identity. */
export const Identities = z.record(
  z
    .string()
    .min(1)
    .transform((id) => id.toLowerCase()),
  DeclaredIdentity,
);

/** What is declared of one identity. */
export type DeclaredIdentity = z.infer<typeof DeclaredIdentity>;
