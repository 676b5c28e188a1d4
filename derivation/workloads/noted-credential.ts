/** A credential of workloads as it was read: what it is worth is judged when every row has been. */

/** Somebody's use of a credential. */
export interface CredentialUse {
  /** The application, service principal or identity that has it. */
  readonly owner: string;
  /** The service principal that it authenticates, if that is in this tenant. */
  readonly authenticates: string | undefined;
  readonly evidence: readonly string[];
}

/** A credential with everybody who has it: the same certificate on several applications is one authenticator. */
export interface NotedCredential {
  readonly kind: 'secret' | 'certificate' | 'federated';
  /** Its key ids and its thumbprint. */
  readonly names: Set<string>;
  readonly periods: { readonly startDateTime?: string | undefined; readonly endDateTime?: string | undefined }[];
  readonly issuer?: string | undefined;
  readonly subject?: string | undefined;
  readonly expression?: string | undefined;
  readonly uses: CredentialUse[];
}
