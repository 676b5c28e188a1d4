/** Who declared a value of postern.yaml, on what evidence and until when, as it is written. */
import { z } from 'zod';
import { Day } from './day.ts';

const Declaration = z.strictObject({
  key: z.string().min(1).describe('The key whose value it is about, such as helpDesk.verification.'),
  by: z.exactOptional(z.string().min(1)).describe('Who declared it.'),
  evidence: z.exactOptional(z.string().min(1)).describe('What shows it: a document, a test, a ticket.'),
  until: z
    .exactOptional(Day)
    .describe('The last day on which it counts, at most 12 months ahead; after it the key counts as not declared.'),
});

/** The declarations of a configuration. */
export const Declarations = z.array(Declaration);
