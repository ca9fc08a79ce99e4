/** Port to object storage: uploads, sorted runs of imports, bodies of big commits. */
export interface ObjectStore {
  put(name: string, content: Uint8Array | string): Promise<void>;
  /** The whole object, or undefined when there is none. */
  get(name: string): Promise<Uint8Array | undefined>;
  /** The object from a byte offset on, in pieces as they come. Throws `ObjectMissing` when there is none. */
  stream(name: string, fromByte?: number): AsyncIterable<Uint8Array>;
  /** Of the whole object in bytes, or undefined when there is none. */
  size(name: string): Promise<number | undefined>;
  delete(name: string): Promise<void>;
  /** A URL to which the content may be PUT without credentials for the time given. */
  uploadUrl(name: string, validSeconds: number): Promise<string>;
  /** A URL from which the content may be got without credentials for the time given. */
  downloadUrl(name: string, validSeconds: number): Promise<string>;
}

export class ObjectMissing extends Error {
  constructor(name: string) {
    super(`there is no object ${name}`);
    this.name = 'ObjectMissing';
  }
}
