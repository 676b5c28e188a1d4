/** What the operator declares about exclusions from policies: who answers for each, why, until when, what compensates. */
import { z } from 'zod';
import { Day } from './day.ts';

const LowerCase = z
  .string()
  .min(1)
  .transform((text) => text.toLowerCase());

const DeclaredException = z.strictObject({
  policy: LowerCase.describe('The id or name of the policy, in any case.'),
  who: LowerCase.describe('The id of the user, group or role that it leaves out; `guests` for guests.'),
  owner: z.string().min(1).describe('Who answers for it, in words.'),
  reason: z.string().min(1).describe('Why it stands, in words.'),
  until: z.exactOptional(Day).describe('The last day of it, such as 2027-01-31. Not declared: it has no end.'),
  compensation: z.exactOptional(z.string().min(1)).describe('What compensates for it, in words.'),
});

/** The list. */
export const Exceptions = z.array(DeclaredException);
