/** What can go wrong when the What-If service of Microsoft Graph is asked, in words that say how to mend it. */

/** Why there is no answer. */
export type WhatIfCode =
  | 'WHAT_IF_CREDENTIALS'
  | 'WHAT_IF_FORBIDDEN'
  | 'WHAT_IF_NOT_FOUND'
  | 'WHAT_IF_REFUSED'
  | 'WHAT_IF_THROTTLED'
  | 'WHAT_IF_UNREACHABLE'
  | 'WHAT_IF_STRANGE';

/** The service gave no answer. */
export class WhatIfError extends Error {
  readonly code: WhatIfCode;
  constructor(code: WhatIfCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'WhatIfError';
    this.code = code;
  }
}

interface Refusal {
  readonly statusCode?: number;
  readonly code?: string | null;
  readonly message?: string;
  /** The SDK's copy of what a network said. */
  readonly body?: unknown;
}

/** The status and the service's own words, on one line. */
function said({ statusCode, code, message }: Refusal): string {
  return `${statusCode} ${[code, message].filter(Boolean).join(': ')}`.replace(/\s+/g, ' ').slice(0, 300);
}

/** What the SDK threw, as a WhatIfError. */
export function whatIfErrorOf(error: unknown): WhatIfError {
  if (error instanceof WhatIfError) return error;
  const refusal = error as Refusal;
  switch (refusal.statusCode) {
    case 401:
      return new WhatIfError(
        'WHAT_IF_CREDENTIALS',
        `Microsoft Graph does not take the credentials (${said(refusal)}). Sign in again, or mend AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET.`,
        error,
      );
    case 403:
      return new WhatIfError(
        'WHAT_IF_FORBIDDEN',
        `Microsoft Graph does not allow the question (${said(refusal)}). Grant Policy.Read.ConditionalAccess, with an administrator's consent; the tenant needs Microsoft Entra ID P1.`,
        error,
      );
    case 404:
      return new WhatIfError(
        'WHAT_IF_NOT_FOUND',
        `Microsoft Graph does not know the user or the application (${said(refusal)}). Is the signed-in tenant the one that was loaded?`,
        error,
      );
    case 429:
      return new WhatIfError(
        'WHAT_IF_THROTTLED',
        'Microsoft Graph still answers 429 after several tries: the tenant has one question a second for all applications together. Try again later.',
        error,
      );
    default:
      return (refusal.statusCode ?? -1) > 0
        ? new WhatIfError('WHAT_IF_REFUSED', `Microsoft Graph refused the question (${said(refusal)}).`, error)
        : new WhatIfError(
            'WHAT_IF_UNREACHABLE',
            `Microsoft Graph cannot be reached (${String(refusal.body ?? refusal.message)}). Check the network and POSTERN_GRAPH_ENDPOINT.`,
            error,
          );
  }
}
