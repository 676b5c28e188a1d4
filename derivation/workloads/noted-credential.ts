/** A credential of workloads as it was read: what it is worth is judged when every row has been. */

/** When a credential is valid, in ISO 8601; an end that is left out is open. */
export interface Validity {
  readonly startDateTime?: string | undefined;
  readonly endDateTime?: string | undefined;
}

/** Somebody's use of a credential. */
export interface CredentialUse {
  /** The application, service principal or identity that has it. */
  readonly owner: string;
  /** The service principal that it authenticates, if that is in this tenant. */
  readonly authenticates: string | undefined;
  /** The same certificate may end on one application and live on another. */
  readonly validity: Validity;
  readonly evidence: readonly string[];
}

/** A credential with everybody who has it: the same certificate on several applications is one authenticator. */
export interface NotedCredential {
  readonly kind: 'secret' | 'certificate' | 'federated';
  /** Its key ids and its thumbprint. */
  readonly names: Set<string>;
  readonly issuer?: string | undefined;
  readonly subject?: string | undefined;
  readonly expression?: string | undefined;
  readonly uses: CredentialUse[];
}
