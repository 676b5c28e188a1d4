/** What the service says: an answer with its status, body and headers, and the refusals it knows. */

/** An answer. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const ok = (body: unknown, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status: 200,
  body,
  headers,
});

/** A refusal in the shape of Graph and ARM alike. */
export const refuse = (
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Reply => ({ status, headers, body: { error: { code, message, innerError: { date: '2026-11-30T00:00:00' } } } });

export const refusals = {
  permission: () => refuse(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.'),
  premium: () =>
    refuse(
      403,
      'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
      "Neither tenant is B2C or tenant doesn't have premium license",
    ),
  premium2: () =>
    refuse(
      400,
      'AadPremiumLicenseRequired',
      'The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license.',
    ),
  gone: (id = '') =>
    refuse(
      404,
      'Request_ResourceNotFound',
      `Resource '${id}' does not exist or one of its queried objects is not present.`,
    ),
  bad: (message: string) => refuse(400, 'Request_BadRequest', message),
  token: () => refuse(401, 'InvalidAuthenticationToken', 'Access token is empty or expired.'),
  azure: () =>
    refuse(403, 'AuthorizationFailed', 'The client does not have authorization to perform the action over the scope.'),
  busy: (after?: string) =>
    refuse(429, 'TooManyRequests', 'Too many requests.', after === undefined ? {} : { 'retry-after': after }),
} as const;
