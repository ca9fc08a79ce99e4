/** The whole system, synthesized and validated once for every suite of the template. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import * as z from 'zod/mini';
import { synthesize } from '../../infra/synthesize.ts';
import { registry } from '../../shared/registry.ts';

const json = z.record(z.string(), z.unknown());
const resourceSchema = z.object({
  Type: z.string(),
  Properties: z.optional(json),
  DeletionPolicy: z.optional(z.string()),
  UpdateReplacePolicy: z.optional(z.string()),
  Metadata: z.optional(z.looseObject({ foldbook: z.optional(z.record(z.string(), z.string())) })),
});
const templateSchema = z.object({ Resources: z.record(z.string(), resourceSchema) });

export interface Resource {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: Record<string, unknown>;
  readonly label: Readonly<Record<string, string>>;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly deletionPolicy: string | undefined;
  readonly updateReplacePolicy: string | undefined;
}

const outdir = mkdtempSync(join(tmpdir(), 'foldbook-synth-'));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));
const assembly = synthesize({ outdir, validate: true });

export const resources: readonly Resource[] = assembly.stacks.flatMap(({ stackName, template }) =>
  Object.entries(templateSchema.parse(template).Resources).map(([id, resource]) => ({
    stack: stackName,
    id,
    type: resource.Type,
    properties: resource.Properties ?? {},
    label: resource.Metadata?.foldbook ?? {},
    metadata: resource.Metadata ?? {},
    deletionPolicy: resource.DeletionPolicy,
    updateReplacePolicy: resource.UpdateReplacePolicy,
  })),
);

export const stackNames: readonly string[] = assembly.stacks.map(({ stackName }) => stackName);
export const functions = registry.flatMap((context) => context.functions.map((wiring) => ({ context, wiring })));
export const ofType = (type: string): Resource[] => resources.filter((resource) => resource.type === type);

const ref = z.object({ Ref: z.string() });
const getAtt = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) });

/** The resource of the same stack that a Ref or Fn::GetAtt of `from` points at. */
export const target = (from: Resource, value: unknown): Resource => {
  const byRef = ref.safeParse(value);
  const id = byRef.success ? byRef.data.Ref : getAtt.parse(value)['Fn::GetAtt'][0];
  const found = resources.find((resource) => resource.stack === from.stack && resource.id === id);
  if (found === undefined) throw new Error(`${from.id} points at ${id}, which ${from.stack} lacks`);
  return found;
};

/** The one resource of a type that bears the label. */
export const labelled = (type: string, key: string, value: string): Resource => {
  const [found, ...more] = ofType(type).filter(({ label }) => label[key] === value);
  if (found === undefined || more.length > 0)
    throw new Error(`${type} of ${key} ${value}: ${more.length === 0 ? 'none' : 'many'}`);
  return found;
};

export const labels = (type: string, key: string): string[] =>
  ofType(type)
    .map(({ label }) => label[key] ?? '(unlabelled)')
    .sort();

export const sorted = (values: Iterable<string>): string[] => [...values].sort();

/** Reads a file of the assembly, e.g. of a function's code. */
export const assemblyFile = (...path: string[]): Buffer => readFileSync(join(outdir, ...path));

const statementSchema = z.object({
  Action: z.union([z.string(), z.array(z.string())]),
  Effect: z.string(),
  Resource: z.unknown(),
  Condition: z.optional(json),
});
const policiesSchema = z.array(z.object({ PolicyDocument: z.object({ Statement: z.array(statementSchema) }) }));

export interface Statement {
  readonly actions: readonly string[];
  readonly resource: string;
  readonly condition: Record<string, unknown> | undefined;
}

/** The statements of a role, each resource as the JSON text it has in the template. */
export const statementsOfRole = (role: Resource): Statement[] =>
  policiesSchema
    .parse(role.properties['Policies'])
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .map(({ Action, Resource, Condition }) => ({
      actions: typeof Action === 'string' ? [Action] : Action,
      resource: JSON.stringify(Resource),
      condition: Condition,
    }));
