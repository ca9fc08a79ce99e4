/**
 * What was bundled before, kept while no file that it was made of has another content: of 50 functions that each read
 * most of the same 3,000 files, few have changed since the last start. Nothing but the time depends on it: what is in
 * doubt is built anew. An entry is one file, so that nobody sees half of it, or parts of two.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import * as z from 'zod/mini';

export interface Built {
  /** Contents by name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Paths of all files that it was made of, from the root. */
  readonly inputs: readonly string[];
  readonly codeBytes: number;
}

const entry = z.object({
  /** Of all that it depends on beside its files: the bundler, its options, the versions of the packages. */
  setup: z.string(),
  /** Hash by path, as the bundler names it. */
  inputs: z.record(z.string(), z.string()),
  files: z.map(z.string(), z.instanceof(Uint8Array)),
  codeBytes: z.number(),
});
type Entry = z.infer<typeof entry>;

export interface CacheOptions {
  /** Where it is kept. */
  readonly folder: string;
  /** What the paths of inputs begin at. */
  readonly root: string;
}

/** What a file held when it was as old and as long as this. */
interface Hashed {
  readonly mtimeMs: number;
  readonly size: number;
  readonly hash: string;
}

/** Of what is no file: a module that the bundler makes up, or leaves out. */
const NO_FILE: Hashed = { mtimeMs: 0, size: 0, hash: '' };

const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('base64url');

export class BundleCache {
  readonly #folder: string;
  readonly #root: string;
  readonly #hashed = new Map<string, Hashed>();

  constructor({ folder, root }: CacheOptions) {
    this.#folder = folder;
    this.#root = root;
  }

  /** What is kept under a name, if a build would give the same. */
  find(name: string, setup: string): Pick<Built, 'files' | 'codeBytes'> | undefined {
    const kept = this.#read(name);
    if (kept?.setup !== hashOf(setup)) return undefined;
    const isCurrent = Object.entries(kept.inputs).every(([path, hash]) => this.#hash(path).hash === hash);
    return isCurrent ? kept : undefined;
  }

  /**
   * Keeps what was built under a name, unless a file was written since the build began: nobody knows then which content
   * is in it.
   * @param since when the build began, in milliseconds since 1970.
   */
  keep(name: string, setup: string, { files, inputs, codeBytes }: Built, since: number): void {
    const hashed = inputs.map((path) => [path, this.#hash(path)] as const);
    if (hashed.some(([, { mtimeMs }]) => mtimeMs >= since)) return;
    const hashes = Object.fromEntries(hashed.map(([path, { hash }]) => [path, hash]));
    const kept = { setup: hashOf(setup), inputs: hashes, files: new Map(files), codeBytes };
    this.#write(name, serialize(kept));
  }

  #read(name: string): Entry | undefined {
    try {
      return entry.safeParse(deserialize(readFileSync(join(this.#folder, name)))).data;
    } catch {
      // there is none, or another version of Node wrote it
      return undefined;
    }
  }

  #write(name: string, content: Uint8Array): void {
    const fresh = join(this.#folder, `.${name}-${randomUUID()}`);
    try {
      mkdirSync(this.#folder, { recursive: true });
      writeFileSync(fresh, content);
      renameSync(fresh, join(this.#folder, name));
    } catch {
      // Where nothing may be written, the next start takes as long as this one.
      rmSync(fresh, { force: true });
    }
  }

  #hash(path: string): Hashed {
    const file = join(this.#root, path);
    const found = statSync(file, { throwIfNoEntry: false });
    if (!found?.isFile()) return NO_FILE;
    const { mtimeMs, size } = found;
    const known = this.#hashed.get(path);
    if (known?.mtimeMs === mtimeMs && known.size === size) return known;
    const hashed = { mtimeMs, size, hash: hashOf(readFileSync(file)) };
    this.#hashed.set(path, hashed);
    return hashed;
  }
}
