/** One authenticator that somebody has, or would have to get. */
import type { AssumptionKey } from '../assumptions.ts';
import { type AuthenticatorEntry, type AuthenticatorName, authenticators } from './catalogue.ts';

/** An authenticator with what is known of this very one. */
export interface Authenticator extends AuthenticatorEntry {
  readonly name: AuthenticatorName;
  /** Unique within the user: the name, with `#n` for the second and further of a kind. */
  readonly key: string;
  /** Lower case, where known (passkeys). */
  readonly aaGuid?: string | undefined;
  /** True for a passkey that is known not to be synced. */
  readonly deviceBound?: boolean;
  /** True where its registration is taken for granted, not seen. */
  readonly assumed?: boolean;
  /** True where the operator declared what it is. */
  readonly declared?: boolean;
  /** True for another tenant's MFA claim, which is taken for any strength. */
  readonly anyStrength?: boolean;
  readonly assumptions?: readonly AssumptionKey[];
}

/** What this very authenticator adds to or takes from its catalogue entry. */
export interface AuthenticatorDetails {
  readonly key?: string;
  readonly holds?: AuthenticatorEntry['holds'];
  readonly aaGuid?: string | undefined;
  readonly deviceBound?: boolean;
  readonly hardware?: boolean;
  readonly phishingResistant?: boolean;
  readonly multiFactor?: boolean;
  readonly weak?: AuthenticatorEntry['weak'] | undefined;
  readonly assumed?: boolean;
  readonly declared?: boolean;
  readonly assumptions?: readonly AssumptionKey[];
}

/** An authenticator of this name; `details` override the catalogue. */
export function authenticator(name: AuthenticatorName, details: AuthenticatorDetails = {}): Authenticator {
  return { ...authenticators[name], name, key: name, ...details };
}
