/** A set of texts that keeps 16 bytes of each: it says what was seen before, tells nothing back, and has no limit of entries. */
import { hash } from 'node:crypto';

const wordsPerDigest = 4;

/**
 * Membership by the first 128 bits of SHA-256 (so that two texts never meet), in an open-addressing table. A Set of the
 * texts themselves takes about 150 bytes each and ends at 16.7 million; a large tenant has more memberships than that.
 */
export class DigestSet {
  #slots = 1024;
  #table = new Uint32Array(this.#slots * wordsPerDigest);
  #size = 0;

  /** Adds a text; true when it was not there before. */
  add(text: string): boolean {
    const digest = hash('sha256', text, 'buffer');
    const words = new Uint32Array(wordsPerDigest);
    for (let i = 0; i < wordsPerDigest; i += 1) words[i] = digest.readUInt32LE(i * 4);
    // A slot of four zeros is empty, so no digest may be that.
    words[0] = (words[0] ?? 0) | 1;
    if (!this.#insert(words)) return false;
    this.#size += 1;
    if (this.#size * 10 > this.#slots * 6) this.#grow();
    return true;
  }

  /** How many texts were added. */
  get size(): number {
    return this.#size;
  }

  #insert(words: Uint32Array): boolean {
    const table = this.#table;
    const mask = this.#slots - 1;
    for (let slot = (words[1] ?? 0) & mask; ; slot = (slot + 1) & mask) {
      const at = slot * wordsPerDigest;
      if (table[at] === 0) {
        table.set(words, at);
        return true;
      }
      if (words.every((word, i) => table[at + i] === word)) return false;
    }
  }

  #grow(): void {
    const old = this.#table;
    this.#slots *= 2;
    this.#table = new Uint32Array(this.#slots * wordsPerDigest);
    for (let at = 0; at < old.length; at += wordsPerDigest) {
      if (old[at] !== 0) this.#insert(old.subarray(at, at + wordsPerDigest));
    }
  }
}
