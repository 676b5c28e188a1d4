/** What an operator decides about who may ask. */

/** Who may ask, under which names, and what stands in front. */
export interface AccessOptions {
  /** The token that every question needs; undefined where everybody who reaches the port may ask. */
  readonly token: string | undefined;
  /** Host names that Postern answers to besides those of loopback, without ports. */
  readonly allowedHosts: readonly string[];
  /** Whether a proxy that ends TLS stands in front, so that X-Forwarded-Proto and X-Forwarded-For are its own. */
  readonly behindProxy: boolean;
}
