/** A number in two parts: what is seen, and what rests on an open question. */
import { z } from 'zod';
import { builder } from './builder.ts';

/** As a load stores it. */
export const SeenAssumed = z.object({ seen: z.number(), assumed: z.number() });

export const SeenAssumedRef = builder.objectRef<z.infer<typeof SeenAssumed>>('SeenAssumed').implement({
  description: 'A number in two parts, each counted once: what is seen, and what rests on an open question.',
  fields: (t) => ({
    seen: t.float({ description: 'With every open question answered well.', resolve: ({ seen }) => seen }),
    assumed: t.float({
      description: 'What is there beside with every open question at its worst.',
      resolve: ({ assumed }) => assumed,
    }),
  }),
});
