import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { overweightBundles } from '../../infra/bundle.ts';
import { EXPORTER } from '../../infra/constructs/exporter.ts';
import { assemblyFile, functions, labelled, ofType, sorted, target } from './system.ts';

const LAMBDA = 'AWS::Lambda::Function';
const variablesOf = (properties: Record<string, unknown>): Record<string, unknown> =>
  z.object({ Variables: z.record(z.string(), z.unknown()) }).parse(properties['Environment']).Variables;
const pathOf = (metadata: Readonly<Record<string, unknown>>): string => z.string().parse(metadata['aws:asset:path']);

/** The variables that each kind of permission brings, written down a second time. */
const VARIABLES = {
  events: ['EVENT_TABLE'],
  'heads-index': ['EVENT_TABLE'],
  inbox: ['EVENT_TABLE'],
  rows: ['ROW_TABLE'],
  records: ['ROW_TABLE'],
  'due-index': ['ROW_TABLE'],
  'data-keys': ['KEY_TABLE', 'TENANT_KEY_ARN'],
  bodies: ['BODY_BUCKET'],
  files: ['FILE_BUCKET'],
  orphans: ['EVENT_TABLE', 'ROW_TABLE', 'BODY_BUCKET', 'FILE_BUCKET'],
  bus: ['BUS_NAME'],
  'all-queues': ['QUEUE_URLS'],
  'dead-letters': ['DEAD_LETTER_URLS'],
};

describe('functions of the template', () => {
  it('are those of the registry, no more and no fewer', () => {
    const ofContexts = ofType(LAMBDA).flatMap(({ label }) =>
      label['cloudOnly'] === undefined ? [label['function']] : [],
    );
    expect(sorted(ofContexts.map(String))).toEqual(sorted(functions.map(({ wiring }) => wiring.name)));
  });

  it.each(functions)('$wiring.name runs as declared', ({ context, wiring }) => {
    const lambda = labelled(LAMBDA, 'function', wiring.name);
    expect(lambda.stack).toBe(`foldbook-${context.context}`);
    expect(lambda.properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      MemorySize: wiring.memoryMb,
      Timeout: wiring.timeoutSeconds,
      Description: wiring.description,
    });
    expect(lambda.properties).not.toHaveProperty('FunctionName');
    const { LogGroup } = z.object({ LogGroup: z.unknown() }).parse(lambda.properties['LoggingConfig']);
    expect(target(lambda, LogGroup).properties).toHaveProperty('RetentionInDays');
  });

  it.each(functions)('$wiring.name knows only what its permissions need', ({ context, wiring }) => {
    const signedIn = context.routes.some((route) => route.function === wiring.name && route.auth === 'jwt');
    const expected = new Set([
      'LOG_LEVEL',
      'SERVICE_NAME',
      'FUNCTION_NAME',
      ...wiring.permissions.flatMap((permission) =>
        'consumer' in permission
          ? [`QUEUE_URL_${permission.consumer.replaceAll('-', '_').toUpperCase()}`]
          : permission.kind === 'parameter'
            ? [`PARAMETER_${permission.name.replaceAll('-', '_').toUpperCase()}`]
            : VARIABLES[permission.kind],
      ),
      ...(context.streamReaders.some((reader) => reader.function === wiring.name) ? ['DEAD_LETTERS_URL'] : []),
      ...(signedIn ? ['OIDC_AUDIENCE', 'OIDC_ISSUER', 'OIDC_JWKS_URI'] : []),
    ]);
    const variables = variablesOf(labelled(LAMBDA, 'function', wiring.name).properties);
    expect(sorted(Object.keys(variables))).toEqual(sorted(expected));
    expect(variables).toMatchObject({ SERVICE_NAME: context.context, FUNCTION_NAME: wiring.name });
  });

  it.each(functions)('$wiring.name takes no literal name or address from the template', ({ wiring }) => {
    const {
      LOG_LEVEL: _,
      SERVICE_NAME: __,
      FUNCTION_NAME: ___,
      ...names
    } = variablesOf(labelled(LAMBDA, 'function', wiring.name).properties);
    for (const value of Object.values(names)) expect(value).toBeTypeOf('object');
  });

  it('weigh no more than their kind may', () => {
    const codeBytes = new Map(
      ofType(LAMBDA).map(({ label, metadata }) => [
        label['function'] ?? EXPORTER.name,
        assemblyFile(pathOf(metadata), 'index.mjs').length,
      ]),
    );
    expect(codeBytes.size).toBe(functions.length + 1);
    expect(overweightBundles([...functions.map(({ wiring }) => wiring), EXPORTER], codeBytes)).toEqual([]);
  });
});
