/** Who is directly in which group, as read: pairs of numbers, since there are many. */

/** What a member is by its own row of the collection: a group, something else, or not said. */
export type MemberType = 'group' | 'other' | 'not said';

/** One membership. Ids are lower case. */
export interface Membership {
  readonly group: string;
  readonly member: string;
  readonly type: MemberType;
}

const types: readonly MemberType[] = ['group', 'other', 'not said'];
/** Numbers of one membership: group, member, type. */
const width = 3;

/** Every membership in the order of the rows. Memory: 12 bytes each, and each id once. */
export class Memberships implements Iterable<Membership> {
  readonly #ids: string[] = [];
  readonly #numbers = new Map<string, number>();
  #rows = new Uint32Array(width * 1024);
  #length = 0;

  add({ group, member, type }: Membership): void {
    if (this.#length === this.#rows.length) {
      const larger = new Uint32Array(this.#rows.length * 2);
      larger.set(this.#rows);
      this.#rows = larger;
    }
    this.#rows.set([this.#numberOf(group), this.#numberOf(member), types.indexOf(type)], this.#length);
    this.#length += width;
  }

  *[Symbol.iterator](): Generator<Membership> {
    for (let at = 0; at < this.#length; at += width) {
      const [group = 0, member = 0, type = 0] = this.#rows.subarray(at, at + width);
      yield {
        group: this.#ids[group] as string,
        member: this.#ids[member] as string,
        type: types[type] as MemberType,
      };
    }
  }

  #numberOf(id: string): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    this.#numbers.set(id, this.#ids.length);
    return this.#ids.push(id) - 1;
  }
}
