/**
 * What was bundled before, kept while no file that it was made of has another content: of 50 functions that each read
 * most of the same 3,000 files, few have changed since the last start. Nothing but the time depends on it.
 */
import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const MANIFEST = 'manifest.json';
const FILES = 'files';

const manifest = z.object({
  /** Of all that it depends on beside its files: the bundler, its options, the versions of the packages. */
  setup: z.string(),
  /** Hash by path, as the bundler names it. */
  inputs: z.record(z.string(), z.string()),
  codeBytes: z.number(),
});

export interface Built {
  /** Contents by name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Paths of all files that it was made of, from the root. */
  readonly inputs: readonly string[];
  readonly codeBytes: number;
}

export interface CacheOptions {
  /** Where it is kept. */
  readonly folder: string;
  /** What the paths of inputs begin at. */
  readonly root: string;
}

const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('base64url');

export class BundleCache {
  readonly #folder: string;
  readonly #root: string;
  readonly #hashes = new Map<string, string>();

  constructor({ folder, root }: CacheOptions) {
    this.#folder = folder;
    this.#root = root;
  }

  /** Copies what is kept under a name into a folder, if a build would give the same; answers its bytes of code. */
  restore(name: string, setup: string, target: string): number | undefined {
    const folder = join(this.#folder, name);
    const kept = this.#manifestIn(folder);
    if (kept?.setup !== hashOf(setup)) return undefined;
    if (Object.entries(kept.inputs).some(([path, hash]) => this.#hashOfFile(path) !== hash)) return undefined;
    cpSync(join(folder, FILES), target, { recursive: true });
    return kept.codeBytes;
  }

  /** Keeps what was built under a name. Of two at once one is kept, whole. */
  keep(name: string, setup: string, { files, inputs, codeBytes }: Built): void {
    const fresh = join(this.#folder, `.${name}-${randomUUID()}`);
    mkdirSync(join(fresh, FILES), { recursive: true });
    for (const [file, content] of files) writeFileSync(join(fresh, FILES, file), content);
    const hashes = Object.fromEntries(inputs.map((path) => [path, this.#hashOfFile(path)]));
    writeFileSync(join(fresh, MANIFEST), JSON.stringify({ setup: hashOf(setup), inputs: hashes, codeBytes }));
    const old = join(this.#folder, `.${name}-${randomUUID()}`);
    const place = join(this.#folder, name);
    try {
      if (existsSync(place)) renameSync(place, old);
      renameSync(fresh, place);
    } catch {
      // another has kept it meanwhile
      rmSync(fresh, { recursive: true, force: true });
    }
    rmSync(old, { recursive: true, force: true });
  }

  #manifestIn(folder: string): z.infer<typeof manifest> | undefined {
    try {
      return manifest.parse(JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')));
    } catch {
      return undefined;
    }
  }

  /** Of a file that isn't there, the hash of nothing that could be kept. */
  #hashOfFile(path: string): string {
    const known = this.#hashes.get(path);
    if (known !== undefined) return known;
    const file = join(this.#root, path);
    const hash = existsSync(file) ? hashOf(readFileSync(file)) : '';
    this.#hashes.set(path, hash);
    return hash;
  }
}
