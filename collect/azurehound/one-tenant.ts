/** Holds an export to one tenant: a facts folder, and a database, is about one. */
import { isGuid } from './clean-row.ts';
import { AzureHoundError } from './export-error.ts';

/** Remembers the first tenant that an item names and refuses a second one. */
export class OneTenant {
  /** Lower-case id of the tenant, once an item has named it. */
  id: string | undefined;
  /** Its name as the collector wrote it (upper case). */
  name: string | undefined;
  #said = '';

  /** Takes the tenant that an item says was collected. What is no GUID says nothing. */
  hear(id: unknown, name: unknown, kind: string, item: number): void {
    if (!isGuid(id)) return;
    const tenant = id.toLowerCase();
    const known = typeof name === 'string' && name !== '' ? name : undefined;
    if (this.id === undefined) {
      this.id = tenant;
      this.#said = `${kind}, item ${item}`;
    } else if (this.id !== tenant) {
      throw new AzureHoundError(
        'TWO_TENANTS',
        `The export holds two tenants: ${this.#words(this.id, this.name)} (${this.#said}) and ${this.#words(tenant, known)} (${kind})`,
        'A database holds one tenant: export each tenant to a file of its own, and load each with its own --data folder. Nothing was kept.',
        { item },
      );
    }
    this.name ??= known;
  }

  #words(id: string, name: string | undefined): string {
    return name === undefined ? id : `${id} "${name}"`;
  }
}
