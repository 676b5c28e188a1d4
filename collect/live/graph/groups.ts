/** Groups of every kind, with the fields that come only when they are asked for. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

const fields = [
  'id',
  'displayName',
  'description',
  'groupTypes',
  'securityEnabled',
  'mailEnabled',
  'mail',
  'isAssignableToRole',
  'isManagementRestricted',
  'visibility',
  'resourceProvisioningOptions',
  'membershipRule',
  'membershipRuleProcessingState',
  'onPremisesSyncEnabled',
  'onPremisesSamAccountName',
  'createdDateTime',
];

/** https://learn.microsoft.com/graph/api/group-list */
export const groups: GraphCollection = {
  name: 'graph/groups',
  reason: 'no group is known, nor what anybody holds through one',
  permissions: { application: ['GroupMember.Read.All'], delegated: ['GroupMember.Read.All'] },
  lane: 'directory',
  schema: z.looseObject({ id: z.string() }),
  read: {
    kind: 'list',
    request: { version: 'v1.0', path: '/groups', query: { $select: fields.join(','), $top: '999' } },
    count: '/groups/$count',
  },
};
