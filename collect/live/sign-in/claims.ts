/** What a token says of itself, read without checking its signature: the service does that. */
import { z } from 'zod';

const Claims = z.object({
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  tid: z.string().optional(),
  exp: z.number().optional(),
  nbf: z.number().optional(),
  appid: z.string().optional(),
  azp: z.string().optional(),
  oid: z.string().optional(),
  roles: z.array(z.string()).optional(),
  scp: z.string().optional(),
  wids: z.array(z.string()).optional(),
});

/** The claims of a token. https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference */
export type Claims = z.infer<typeof Claims>;

/** The claims of a JSON Web Token; undefined where the token is opaque. */
export function claimsOf(token: string): Claims | undefined {
  const payload = token.split('.')[1];
  if (payload === undefined) return undefined;
  try {
    const parsed = Claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** The permissions that a token carries: application roles, or the scopes of a person; undefined where it does not say. */
export function permissionsOf(claims: Claims | undefined): ReadonlySet<string> | undefined {
  if (claims === undefined || (claims.roles === undefined && claims.scp === undefined)) return undefined;
  return new Set([...(claims.roles ?? []), ...(claims.scp ?? '').split(' ').filter(Boolean)]);
}

/** True for the token of a person; what it may read depends on the person's roles too. */
export function isDelegated(claims: Claims | undefined): boolean {
  return claims?.scp !== undefined;
}
