/** Access reviews: who reviews which access. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/accessreviewset-list-definitions */
export const accessReviews: GraphCollection = {
  name: 'graph/access-reviews',
  reason: 'which access is reviewed is not known',
  permissions: { application: ['AccessReview.Read.All'], delegated: ['AccessReview.Read.All'] },
  licence: 'GOVERNANCE',
  lane: 'directory',
  schema: z.looseObject({ id: z.string() }),
  read: {
    kind: 'list',
    request: { version: 'v1.0', path: '/identityGovernance/accessReviews/definitions', query: { $top: '100' } },
  },
};
