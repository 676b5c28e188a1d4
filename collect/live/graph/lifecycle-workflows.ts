/** Lifecycle workflows: what happens when somebody joins, moves or leaves. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/identitygovernance-lifecycleworkflowscontainer-list-workflows */
export const lifecycleWorkflows: GraphCollection = {
  name: 'graph/lifecycle-workflows',
  reason: 'what happens to accounts of leavers is not known',
  permissions: {
    application: ['LifecycleWorkflows-Workflow.ReadBasic.All'],
    delegated: ['LifecycleWorkflows-Workflow.ReadBasic.All'],
  },
  licence: 'GOVERNANCE',
  lane: 'directory',
  schema: z.looseObject({ id: z.string() }),
  read: { kind: 'list', request: { version: 'v1.0', path: '/identityGovernance/lifecycleWorkflows/workflows' } },
};
