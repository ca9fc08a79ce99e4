/** Objects in a folder, so that a big file isn't counted as memory of the process that reads it. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ObjectMissing, type ObjectStore } from '../../shared/kernel/objects.ts';

export function diskObjects(dir: string): ObjectStore {
  const fileOf = (name: string): string => path.join(dir, encodeURIComponent(name));
  return {
    async put(name, content) {
      await mkdir(dir, { recursive: true });
      await writeFile(fileOf(name), content);
    },
    get: async (name) => (existsSync(fileOf(name)) ? new Uint8Array(await readFile(fileOf(name))) : undefined),
    async *stream(name, fromByte = 0) {
      if (!existsSync(fileOf(name))) throw new ObjectMissing(name);
      for await (const piece of createReadStream(fileOf(name), { start: fromByte })) yield new Uint8Array(piece);
    },
    size: async (name) => (existsSync(fileOf(name)) ? statSync(fileOf(name)).size : undefined),
    delete: (name) => rm(fileOf(name), { force: true }),
    uploadUrl: async (name) => `file:${fileOf(name)}`,
    downloadUrl: async (name) => `file:${fileOf(name)}`,
  };
}
