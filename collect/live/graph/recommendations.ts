/** Microsoft's own recommendations with what they are about. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/recommendation-list */
export const recommendations: GraphCollection = {
  name: 'graph/recommendations',
  reason: "Microsoft's own findings are not known",
  permissions: { application: ['DirectoryRecommendations.Read.All'], delegated: ['DirectoryRecommendations.Read.All'] },
  lane: 'directory',
  schema: z.looseObject({ id: z.string() }),
  read: {
    kind: 'list',
    request: { version: 'beta', path: '/directory/recommendations', query: { $expand: 'impactedResources' } },
    onBadRequest: { version: 'beta', path: '/directory/recommendations' },
  },
};
