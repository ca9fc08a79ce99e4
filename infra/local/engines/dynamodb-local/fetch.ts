/**
 * Brings AWS's own DynamoDB Local from Maven Central, once per machine: the version of `pom.xml`, and byte for byte what
 * `checksums.txt` says. It is no part of the system, only an engine to try it on.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const POM = join(import.meta.dirname, 'pom.xml');
const SHA256 = /^([0-9a-f]{64}) +(\S+)$/;

const checksums = (): ReadonlyMap<string, string> => {
  const lines = readFileSync(join(import.meta.dirname, 'checksums.txt'), 'utf8')
    .trim()
    .split('\n');
  return new Map(
    lines.map((line) => {
      const [, sum, name] = SHA256.exec(line) ?? [];
      if (sum === undefined || name === undefined) throw new Error(`checksums.txt: not a SHA-256 and a name: ${line}`);
      return [name, sum] as const;
    }),
  );
};

/** What is wrong with the files of a folder; nothing when all are there and none is another. */
export function faultsOf(folder: string, expected: ReadonlyMap<string, string> = checksums()): readonly string[] {
  const present = existsSync(folder) ? readdirSync(folder) : [];
  const strange = present.filter((name) => !expected.has(name)).map((name) => `${name} does not belong there`);
  const wrong = [...expected].flatMap(([name, sum]) => {
    if (!present.includes(name)) return [`${name} is missing`];
    const found = createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
    return found === sum ? [] : [`${name} has the SHA-256 ${found}, not ${sum}`];
  });
  return [...strange, ...wrong];
}

/** The version that `pom.xml` names. */
const version = (): string =>
  /<artifactId>DynamoDBLocal<\/artifactId>\s*<version>([^<]+)</.exec(readFileSync(POM, 'utf8'))?.[1] ?? '';

const cacheFolder = (): string =>
  join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'foldbook', `dynamodb-local-${version()}`);

async function maven(outputDirectory: string): Promise<void> {
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${outputDirectory}`];
  const child = spawn('mvn', ['-B', '-q', '-f', POM, ...goal], { stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = await once(child, 'exit').catch(() => {
    throw new Error('Maven (mvn) is needed once, to fetch DynamoDB Local from Maven Central, and is not installed.');
  });
  if (code !== 0) throw new Error(`Maven could not fetch DynamoDB Local (exit ${code}).`);
}

/**
 * @returns the folder with the jars and native libraries, in the user's cache.
 * @throws when they can't be fetched, or aren't what they were when this was written.
 */
export async function fetchDynamoDbLocal(say: (line: string) => void): Promise<string> {
  const folder = cacheFolder();
  const expected = checksums();
  if (existsSync(folder) && faultsOf(folder, expected).length === 0) return folder;
  say(`fetching DynamoDB Local ${version()} into ${folder} (51 MB)`);
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  try {
    await maven(fresh);
    const faults = faultsOf(fresh, expected);
    if (faults.length > 0) throw new Error(`DynamoDB Local is not what it should be:\n${faults.join('\n')}`);
    rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return folder;
}
