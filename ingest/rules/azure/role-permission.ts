/** The permissions of an Azure role, and of a deny assignment, as Azure Resource Manager sends them. */
import { z } from 'zod';

const actions = z.array(z.string()).nullish();

/**
 * What a role allows: four lists of actions, and the condition under which.
 * https://learn.microsoft.com/rest/api/authorization/role-definitions/list#permission
 */
export const Permission = z.object({
  actions,
  notActions: actions,
  dataActions: actions,
  notDataActions: actions,
  condition: z.string().nullish(),
});
