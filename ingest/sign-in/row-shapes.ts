/** The form that rows about single users must have; what the source adds is kept as it is. */
import { z } from 'zod';
import type { CollectionName } from '#facts';
import { Flag, Text } from '../collections/collection.ts';

const shapes: Partial<Record<CollectionName, z.ZodType>> = {
  // https://learn.microsoft.com/graph/api/resources/userregistrationdetails
  'graph/user-registration-details': z.looseObject({
    id: z.string().min(1),
    isAdmin: Flag,
    isMfaRegistered: Flag,
    isMfaCapable: Flag,
    isSsprEnabled: Flag,
    isSsprRegistered: Flag,
    isSsprCapable: Flag,
    methodsRegistered: z.array(z.string()).nullish(),
  }),
  // https://learn.microsoft.com/graph/api/resources/authenticationmethod
  'graph/user-authentication-methods': z.looseObject({
    userId: z.string().min(1),
    '@odata.type': Text,
    id: Text,
    phoneType: Text,
    smsSignInState: Text,
    aaGuid: Text,
    attestationLevel: Text,
    passkeyType: Text,
    keyStrength: Text,
    isUsable: Flag,
    isUsableOnce: Flag,
  }),
  // https://learn.microsoft.com/graph/api/authentication-get
  'graph/user-mfa-state': z.looseObject({ userId: z.string().min(1), perUserMfaState: Text }),
};

/** Why a row cannot be used; undefined where it can. */
export function faultOf(name: CollectionName, row: unknown): string | undefined {
  const shape = shapes[name] ?? z.looseObject({});
  const issue = shape.safeParse(row).error?.issues[0];
  return issue && `not a row of this collection: ${issue.path.join('.') || 'the row'}: ${issue.message}`;
}
