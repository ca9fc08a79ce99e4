import type { ListedObject, ObjectListing } from '../../shared/kernel/object-listing.ts';

/** A bucket of which only names and times matter. */
export class ListedObjects implements ObjectListing {
  readonly #objects = new Map<string, string>();

  put(name: string, modifiedAt: string): void {
    this.#objects.set(name, modifiedAt);
  }

  get names(): readonly string[] {
    return [...this.#objects.keys()].sort();
  }

  async list(
    prefix: string,
    { after = '', limit }: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<readonly ListedObject[]> {
    return this.names
      .filter((name) => name.startsWith(prefix) && name > after)
      .slice(0, limit)
      .map((name) => ({ name, modifiedAt: this.#objects.get(name) ?? '' }));
  }

  async delete(name: string): Promise<void> {
    this.#objects.delete(name);
  }
}
