/**
 * Documents in object storage: in parts, each compressed and sealed with the tenant's key, so that neither writing nor
 * reading one takes more memory than a part, and so that erasing the key erases them.
 */
import { createHash } from 'node:crypto';
import { type DataKeys, TenantErased } from '../../../kernel/crypto/data-keys.ts';
import type { DataKey } from '../../../kernel/crypto/sealing.ts';
import { seal, unseal } from '../../../kernel/crypto/sealing.ts';
import { ObjectMissing, type ObjectStore } from '../../../kernel/objects.ts';
import type { TenantId } from '../../../kernel/streams.ts';

/** Where a document lies, and what it is when it is whole. */
export interface DocumentFile {
  /** Its parts are named by this and their number. */
  readonly name: string;
  readonly parts: number;
  readonly bytes: number;
  readonly sha256: string;
}

const PART_CHARACTERS = 1_000_000;

const partName = (name: string, part: number): string => `${name}-${part}`;

/** Bytes as characters, one each. */
const BYTES = 'latin1';

export class DocumentWriter {
  readonly #files: ObjectStore;
  readonly #key: DataKey;
  readonly #name: string;
  readonly #hash = createHash('sha256');
  #waiting: string[] = [];
  #characters = 0;
  #parts = 0;
  #bytes = 0;

  constructor(files: ObjectStore, key: DataKey, name: string) {
    this.#files = files;
    this.#key = key;
    this.#name = name;
  }

  /** Of the text so far. */
  hashUpTo(end: string): string {
    return this.#hash.copy().update(end).digest('hex');
  }

  async text(text: string): Promise<void> {
    const bytes = Buffer.from(text);
    this.#hash.update(bytes);
    this.#bytes += bytes.byteLength;
    await this.#take(bytes.toString(BYTES));
  }

  async bytes(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes);
    this.#bytes += bytes.byteLength;
    const characters = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(BYTES);
    for (let at = 0; at < characters.length; at += PART_CHARACTERS) {
      await this.#take(characters.slice(at, at + PART_CHARACTERS));
    }
  }

  async #take(characters: string): Promise<void> {
    this.#waiting.push(characters);
    this.#characters += characters.length;
    if (this.#characters >= PART_CHARACTERS) await this.#put();
  }

  async #put(): Promise<void> {
    const name = partName(this.#name, this.#parts);
    await this.#files.put(name, seal(this.#key, name, this.#waiting.join('')));
    this.#parts += 1;
    this.#waiting = [];
    this.#characters = 0;
  }

  async end(): Promise<DocumentFile> {
    if (this.#characters > 0) await this.#put();
    return { name: this.#name, parts: this.#parts, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}

/** The pieces of a document, in order. Throws `ObjectMissing`. */
async function* readPieces(
  files: ObjectStore,
  key: DataKey,
  { name, parts }: Pick<DocumentFile, 'name' | 'parts'>,
): AsyncGenerator<Buffer> {
  for (let part = 0; part < parts; part += 1) {
    const object = partName(name, part);
    const sealed = await files.get(object);
    if (sealed === undefined) throw new ObjectMissing(object);
    const piece = unseal(key, object, sealed);
    if (typeof piece !== 'string') throw new TypeError(`${object} is no part of a document`);
    yield Buffer.from(piece, BYTES);
  }
}

/** The whole document, held against its hash. */
export async function readDocument(files: ObjectStore, key: DataKey, file: DocumentFile): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of readPieces(files, key, file)) pieces.push(piece);
  const whole = Buffer.concat(pieces);
  if (createHash('sha256').update(whole).digest('hex') !== file.sha256) throw new Error(`${file.name} was altered`);
  return whole;
}

/** The lines of a document, a piece at a time. No line goes over a piece's end where each was written whole. */
export async function* readLines(
  files: ObjectStore,
  key: DataKey,
  file: Pick<DocumentFile, 'name' | 'parts'>,
): AsyncGenerator<readonly string[]> {
  for await (const piece of readPieces(files, key, file)) yield piece.toString().trimEnd().split('\n');
}

/** The tenant's key. Throws `TenantErased` where there is none. */
export async function keyOf(keys: DataKeys, tenant: TenantId): Promise<DataKey> {
  const key = await keys.find(tenant);
  if (key === undefined) throw new TenantErased(tenant);
  return key;
}
