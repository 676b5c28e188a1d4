/** Tokens of the test's tenant: shaped as the real ones, signed by nobody. */

/** Makes a token with these claims; it lives for an hour where `exp` is not given. */
export function makeToken(claims: Readonly<Record<string, unknown>>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const payload = { iat: now, nbf: now - 60, exp: now + 3600, ...claims };
  return `${part({ typ: 'JWT', alg: 'none' })}.${part(payload)}.c2lnbmF0dXJl`;
}
