export interface ListedObject {
  readonly name: string;
  /** RFC 3339 UTC. */
  readonly modifiedAt: string;
}

/** What lies in a bucket, and its removal. */
export interface ObjectListing {
  /** Objects whose names begin with the prefix, in order of name, from the one after `after` on; fewer only at the end. */
  list(
    prefix: string,
    options: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<readonly ListedObject[]>;
  delete(name: string): Promise<void>;
}
