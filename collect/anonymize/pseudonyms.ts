/** Pseudonyms: each word, id and address has one, the same wherever it stands, and nobody has it without the key of the run. */
import { createHmac, randomBytes } from 'node:crypto';

const letters = 'abcdefghijklmnopqrstuvwxyz';
const shortest = 6;
/** A word, or digits that are long enough to tell somebody: shorter ones are counts and versions. */
const word = /[\p{L}\p{M}\p{N}]+/gu;
const fewDigits = /^\d{1,2}$/;

/** The pseudonyms of one run. */
export class Pseudonyms {
  readonly #key: Buffer;
  readonly #given = new Map<string, string>();
  readonly #taken = new Set<string>();

  constructor(key: Buffer = randomBytes(32)) {
    this.#key = key;
  }

  /** What was replaced by what; words and ids in lower case. */
  get map(): ReadonlyMap<string, string> {
    return this.#given;
  }

  /** The pseudonym of a GUID, dashed or not as it was. */
  guid(id: string): string {
    const bare = id.replaceAll('-', '').toLowerCase();
    const hex = this.#once(
      `${bare.slice(0, 8)}-${bare.slice(8, 12)}-${bare.slice(12, 16)}-${bare.slice(16, 20)}-${bare.slice(20)}`,
      (digest) => digest.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-a$4-$5'),
    );
    const shaped = id.includes('-') ? hex : hex.replaceAll('-', '');
    return id === id.toUpperCase() ? shaped.toUpperCase() : shaped;
  }

  /** Every word of a text replaced; what stands between the words stays. */
  words(text: string): string {
    return text.replace(word, (one) => this.#word(one));
  }

  /** A telephone number by its digits alone, or the digest that stands for one. */
  telephone(text: string): string {
    if (text.startsWith('digest:')) return `digest:${this.#once(text, (digest) => digest)}`;
    const digits = text.replace(/\D/g, '');
    return digits === '' ? this.words(text) : `+${this.#once(digits, (digest) => digitsOf(digest, digits.length))}`;
  }

  /** A range of addresses of the same size; one that holds a good part of the internet stays what it is. */
  range(text: string): string {
    const [, address = '', bits] = /^([\d.]+|[\da-f:]+)(?:\/(\d+))?$/i.exec(text.trim()) ?? [];
    if (address === '' || (bits !== undefined && Number(bits) <= 8)) return address === '' ? this.words(text) : text;
    const made = this.#once(address.toLowerCase(), (digest) => addressOf(digest, address.includes(':')));
    return bits === undefined ? made : `${made}/${bits}`;
  }

  #word(one: string): string {
    if (fewDigits.test(one)) return one;
    const made = this.#once(one.toLowerCase(), (digest) =>
      /^\d+$/.test(one) ? digitsOf(digest, one.length) : lettersOf(digest, Math.max(shortest, one.length)),
    );
    if (one === one.toLowerCase()) return made;
    return one === one.toUpperCase() ? made.toUpperCase() : `${made[0]?.toUpperCase()}${made.slice(1)}`;
  }

  /** The pseudonym of an original; two originals never have the same. */
  #once(original: string, make: (digest: string) => string): string {
    const known = this.#given.get(original);
    if (known !== undefined) return known;
    for (let attempt = 0; ; attempt += 1) {
      const made = make(createHmac('sha256', this.#key).update(`${attempt} ${original}`).digest('hex'));
      if (made === original || this.#taken.has(made)) continue;
      this.#given.set(original, made);
      this.#taken.add(made);
      return made;
    }
  }
}

function lettersOf(digest: string, length: number): string {
  const bytes = Buffer.from(digest, 'hex');
  return Array.from(
    { length },
    (_, at) => letters[((bytes[at % bytes.length] ?? 0) + 7 * Math.floor(at / bytes.length)) % 26],
  ).join('');
}

function digitsOf(digest: string, length: number): string {
  const bytes = Buffer.from(digest, 'hex');
  return Array.from({ length }, (_, at) => String((bytes[at % bytes.length] ?? 0) % 10)).join('');
}

/** An address that nobody routes: of the private ranges. RFC 1918, RFC 4193. */
function addressOf(digest: string, isSix: boolean): string {
  const bytes = Buffer.from(digest, 'hex');
  if (!isSix) return `10.${bytes[0]}.${bytes[1]}.${bytes[2]}`;
  return `fd${digest.slice(0, 2)}:${digest.slice(2, 6)}:${digest.slice(6, 10)}::`;
}
