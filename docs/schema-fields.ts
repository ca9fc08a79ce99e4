/** The fields of a schema as rows: nested ones by their path, `entries[].amount`. */
import * as z from 'zod/mini';
import {
  computedDecimalString,
  decimalString,
  nonNegativeDecimalString,
  positiveDecimalString,
} from '../shared/kernel/money/schema.ts';

export interface Field {
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
}

/** How a context writes sums, which may outgrow the digits of the kernel's decimals. */
const DECIMAL_PATTERN = '^-?\\d+(\\.\\d+)?$';

type JsonSchema = z.core.JSONSchema.JSONSchema;

const DECIMALS: ReadonlySet<unknown> = new Set([
  computedDecimalString,
  decimalString,
  nonNegativeDecimalString,
  positiveDecimalString,
]);

const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null;

const literal = (value: unknown): string => `\`${JSON.stringify(value)}\``;

/** What a value is, in a few words; the fields of an object have rows of their own. */
const typeText = (schema: JsonSchema): string => {
  // a schema with a name stands by it in the components of the OpenAPI document
  if (schema.$ref !== undefined) return `\`${schema.$ref.split('/').at(-1)}\``;
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.enum) return schema.enum.map(literal).join(' or ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.filter(isSchema).map(typeText))].join(' or ');
  if (schema.type === 'array') return `list of ${isSchema(schema.items) ? typeText(schema.items) : 'anything'}`;
  if (schema.type === 'object' && isSchema(schema.additionalProperties)) {
    const value = typeText(schema.additionalProperties);
    return value.includes(' or ') ? 'map' : `map to ${value}`;
  }
  if (schema.format === 'date-time') return 'time';
  if (schema.format === 'decimal' || schema.pattern === DECIMAL_PATTERN) return 'decimal';
  if (schema.type === undefined) return 'anything';
  return [schema.type].flat().join(' or ');
};

/** The object whose fields stand for a schema's: itself, an item, a value of a map, or the one object among choices. */
const inner = (schema: JsonSchema, path: string): readonly [JsonSchema, string] | undefined => {
  if (schema.properties) return [schema, path];
  if (schema.type === 'array' && isSchema(schema.items)) return inner(schema.items, `${path}[]`);
  if (isSchema(schema.additionalProperties)) return inner(schema.additionalProperties, `${path}{}`);
  for (const choice of (schema.anyOf ?? schema.oneOf ?? []).filter(isSchema)) {
    const found = inner(choice, path);
    if (found) return found;
  }
  return undefined;
};

const rows = (schema: JsonSchema, prefix: string, comments: ReadonlyMap<string, string>): readonly Field[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    if (!isSchema(property)) return [];
    const path = prefix === '' ? name : `${prefix}.${name}`;
    const below = inner(property, path);
    const field: Field = {
      path,
      type: typeText(property),
      required: schema.required?.includes(name) ?? false,
      description: property.description ?? comments.get(path) ?? '',
    };
    return [field, ...(below ? rows(...below, comments) : [])];
  });

/** Rows of what is stored under a schema. `comments` describes fields, by path, that the schema itself leaves unsaid. */
export const fieldsOf = (schema: z.ZodMiniType, comments: ReadonlyMap<string, string>): readonly Field[] => {
  const json = z.toJSONSchema(schema, {
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (DECIMALS.has(zodSchema)) jsonSchema.format = 'decimal';
    },
  });
  return rows(json, '', comments);
};
