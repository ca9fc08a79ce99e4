/** Reads a CDK cloud assembly: its stacks' templates and the files its assets stand for. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { field, isRecord, isText, type JsonRecord, parseRecord } from './json.ts';

export interface StackTemplate {
  readonly name: string;
  readonly template: JsonRecord;
}
export interface Assembly {
  readonly stacks: readonly StackTemplate[];
  /** Absolute path of the folder or file that is uploaded under this S3 key. */
  readonly assets: ReadonlyMap<string, string>;
}

const readJson = (path: string): JsonRecord => {
  if (!existsSync(path)) throw new Error(`${path} is missing; synthesize the CDK app first (npm run synth).`);
  const value = parseRecord(readFileSync(path, 'utf8'));
  if (!value) throw new Error(`${path} is not a JSON object; delete the folder and synthesize again.`);
  return value;
};

const assetFiles = (dir: string, manifestFile: string): [string, string][] => {
  const files = field(readJson(join(dir, manifestFile)), 'files');
  if (!isRecord(files)) return [];
  return Object.values(files).flatMap((file) => {
    const path = field(field(file, 'source'), 'path');
    const destinations = field(file, 'destinations');
    if (!isText(path) || !isRecord(destinations)) return [];
    return Object.values(destinations).flatMap((destination): [string, string][] => {
      const key = field(destination, 'objectKey');
      return isText(key) ? [[key, resolve(dir, path)]] : [];
    });
  });
};

const nestedDirectory = (dir: string, id: string, properties: unknown): string => {
  const directory = field(properties, 'directoryName');
  return join(dir, isText(directory) ? directory : id);
};

const readArtifact = (dir: string, id: string, artifact: unknown): Assembly => {
  const properties = field(artifact, 'properties');
  const name = field(properties, 'stackName');
  const template = field(properties, 'templateFile');
  const manifest = field(properties, 'file');
  switch (field(artifact, 'type')) {
    case 'aws:cloudformation:stack':
      if (!isText(template)) throw new Error(`${dir}: stack ${id} names no template file`);
      return {
        stacks: [{ name: isText(name) ? name : id, template: readJson(join(dir, template)) }],
        assets: new Map(),
      };
    case 'cdk:asset-manifest':
      return { stacks: [], assets: new Map(isText(manifest) ? assetFiles(dir, manifest) : []) };
    case 'cdk:cloud-assembly':
      return readArtifacts(nestedDirectory(dir, id, properties));
    default:
      return { stacks: [], assets: new Map() };
  }
};

const readArtifacts = (dir: string): Assembly => {
  const artifacts = field(readJson(join(dir, 'manifest.json')), 'artifacts');
  const parts = Object.entries(isRecord(artifacts) ? artifacts : {}).map(([id, artifact]) =>
    readArtifact(dir, id, artifact),
  );
  return {
    stacks: parts.flatMap(({ stacks }) => stacks),
    assets: new Map(parts.flatMap(({ assets }) => [...assets])),
  };
};

/** `dir` holds `manifest.json`; assemblies of nested stages are read, too. */
export const readAssembly = (dir: string): Assembly => {
  const assembly = readArtifacts(dir);
  if (assembly.stacks.length === 0)
    throw new Error(`${dir} holds no stack; synthesize the CDK app first (npm run synth).`);
  return assembly;
};
