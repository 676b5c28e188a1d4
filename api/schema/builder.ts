/** The schema's builder: every field is non-null unless it says otherwise, lists are Relay connections, cost is counted. */
import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import RelayPlugin from '@pothos/plugin-relay';
import { ApiError } from '../api-error.ts';
import type { RequestContext } from '../request-context.ts';

export const builder = new SchemaBuilder<{
  Context: RequestContext;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: false;
  DefaultNodeNullability: false;
}>({
  plugins: [ComplexityPlugin, RelayPlugin],
  defaultFieldNullability: false,
  complexity: {
    limit: (context) => ({ complexity: context.limits.complexity }),
    complexityError: (_, { complexity, maxComplexity }) =>
      new ApiError(
        'TOO_COSTLY',
        `The question costs ${complexity}, and at most ${maxComplexity} is answered. Ask for fewer rows (first) or fields.`,
      ),
  },
  relay: {
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    cursorType: 'String',
    edgesFieldOptions: {
      nullable: false,
      description: 'The rows of this page, in order.',
      complexity: { field: 0, multiplier: 1 },
    },
    nodeFieldOptions: { nullable: false, description: 'The row.' },
    cursorFieldOptions: { description: 'Give it as `after` to go on behind this row.' },
    pageInfoFieldOptions: { description: 'Where this page stands.', complexity: 0 },
    pageInfoTypeOptions: { description: 'Where a page stands in its list.' },
    hasNextPageFieldOptions: { description: 'Whether there is more behind this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether this page was asked for with `after`.' },
    startCursorFieldOptions: { description: 'The cursor of the first row; null for an empty page.' },
    endCursorFieldOptions: { description: 'The cursor of the last row; null for an empty page.' },
  },
});

builder.queryType({ description: 'Questions about the published snapshot of a tenant. Postern only reads.' });
