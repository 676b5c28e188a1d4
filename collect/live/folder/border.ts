/** The border: what never enters a facts folder, whatever the source sends, and what enters as a digest. */
import { type Digest, digestWith } from '../../facts/index.ts';
import type { LiveName, Row } from '../collection.ts';

/** Fields whose text is a secret, in any row, at any depth. */
const secret =
  /(password|secretText|secretValue|clientSecret|accessToken|refreshToken|idToken|sasToken|connectionString|accountKey|sharedKey|privateKey|instrumentationKey|(primary|secondary)(Readonly)?(Master)?Key|protectedSettings|secureValue|customData|temporaryAccessPass)$/i;

/** Fields that are secret beside a `keyId`: the bytes of a key, the first letters of a password. */
const ofCredential = new Set(['key', 'hint', 'secrettext']);

/** Fields of authentication methods that name a person's telephone or mailbox. */
const personal = new Set(['phonenumber', 'emailaddress']);

/** Makes rows fit to keep. */
export class Border {
  /** The same text always has the same digest, so that one telephone of two people can be told; a digest stays as it is. */
  readonly digest: Digest;

  constructor(salt: string) {
    this.digest = digestWith(salt);
  }

  /** The row without secrets, and with digests where the collection is one of authentication methods. */
  keep(name: LiveName, row: Row): Row {
    const clean = withoutSecrets(row) as Row;
    return name === 'graph/user-authentication-methods' ? this.#digested(clean) : clean;
  }

  #digested(row: Row): Row {
    return Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        personal.has(name.toLowerCase()) && typeof value === 'string' ? this.digest(value) : value,
      ]),
    );
  }
}

function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  const isCredential = 'keyId' in value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, inner]) => !isSecret(name, inner) && !(isCredential && ofCredential.has(name.toLowerCase())))
      .map(([name, inner]) => [name, withoutSecrets(inner)]),
  );
}

/** A switch such as `allowedToResetPassword` is none, nor are settings such as `localAdminPassword`; a text of such a name is. */
function isSecret(name: string, value: unknown): boolean {
  return typeof value === 'string' && secret.test(name);
}
