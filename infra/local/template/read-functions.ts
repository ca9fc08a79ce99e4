import { createHash } from 'node:crypto';
import { located, type Resource, type Scope } from './intrinsics.ts';
import { field, isRecord, isText, parseRecord, texts } from './json.ts';
import type { EventSourceModel, FunctionModel, RetryPolicyModel } from './model.ts';
import { type Properties, propertiesOf } from './properties.ts';

const INERT = [
  'FunctionName',
  'Architectures',
  'Description',
  'LoggingConfig',
  'TracingConfig',
  'KmsKeyArn',
  'Tags',
  'EphemeralStorage',
  'RecursiveLoop',
  'RuntimeManagementConfig',
  'SnapStart',
];

const environmentOf = (properties: Properties): Readonly<Record<string, string>> => {
  const variables = properties.part('Environment')?.record('Variables') ?? {};
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)]));
};

const assetPathOf = (properties: Properties, assets: ReadonlyMap<string, string>): string => {
  const code = properties.part('Code') ?? properties.fail('the function has no code');
  const key = code.optionalText('S3Key');
  const path = key === undefined ? undefined : assets.get(key);
  return (
    path ?? properties.fail('its code is no file asset of this assembly; the local host runs bundles from assets only')
  );
};

/** `AWS::Lambda::EventInvokeConfig` of functions, by physical function name. */
export interface AsyncSettings {
  readonly retry: RetryPolicyModel;
  readonly deadLetterArn?: string;
}

export const readAsyncSettings = (resource: Resource, scope: Scope): [string, AsyncSettings] => {
  const properties = propertiesOf(resource, scope);
  const destination = properties.part('DestinationConfig')?.part('OnFailure')?.optionalText('Destination');
  const settings: AsyncSettings = {
    retry: {
      attemptsMax: properties.number('MaximumRetryAttempts', 2),
      eventAgeSecondsMax: properties.number('MaximumEventAgeInSeconds', 21_600),
    },
    ...(destination === undefined ? {} : { deadLetterArn: destination }),
  };
  const name = properties.text('FunctionName');
  properties.finish(['Qualifier']);
  return [name, settings];
};

export const readFunction = (
  resource: Resource,
  scope: Scope,
  context: { readonly assets: ReadonlyMap<string, string>; readonly asyncSettings: ReadonlyMap<string, AsyncSettings> },
): FunctionModel => {
  const properties = propertiesOf(resource, scope);
  const physicalName = scope.name(resource);
  const wired = field(located(resource).labels, 'function');
  const asyncSettings = context.asyncSettings.get(physicalName);
  const deadLetterArn = asyncSettings?.deadLetterArn ?? properties.part('DeadLetterConfig')?.optionalText('TargetArn');
  const reserved = properties.optional('ReservedConcurrentExecutions');
  const runtime = properties.text('Runtime');
  if (!runtime.startsWith('nodejs')) properties.fail(`runtime ${runtime} can't run locally; only Node.js can`);
  const model: FunctionModel = {
    ...located(resource),
    name: isText(wired) ? wired : physicalName,
    physicalName,
    arn: scope.arn(resource),
    assetPath: assetPathOf(properties, context.assets),
    handler: properties.text('Handler'),
    runtime,
    environment: environmentOf(properties),
    timeoutSeconds: properties.number('Timeout', 3),
    memoryMb: properties.number('MemorySize', 128),
    roleArn: properties.text('Role'),
    asyncRetry: asyncSettings?.retry ?? { attemptsMax: 2, eventAgeSecondsMax: 21_600 },
    ...(typeof reserved === 'number' ? { reservedConcurrency: reserved } : {}),
    ...(deadLetterArn === undefined ? {} : { deadLetterArn }),
  };
  if (texts(properties.optional('Layers')).length > 0) properties.fail('layers are unknown locally; bundle their code');
  properties.finish([...INERT, 'DeadLetterConfig']);
  return model;
};

const uuidOf = (text: string): string =>
  createHash('sha256')
    .update(text)
    .digest('hex')
    .slice(0, 32)
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const filtersOf = (properties: Properties): readonly Readonly<Record<string, unknown>>[] =>
  (properties.part('FilterCriteria')?.parts('Filters') ?? []).map((filter) => {
    const pattern = filter.optional('Pattern');
    const parsed = isText(pattern) ? parseRecord(pattern) : pattern;
    return isRecord(parsed) ? parsed : filter.fail('a filter pattern must be a JSON object');
  });

const KNOWN_SOURCES: readonly (readonly [string, EventSourceModel['kind']])[] = [
  ['arn:aws:sqs:', 'sqs'],
  ['arn:aws:dynamodb:', 'dynamodb'],
];

/** `functionNameOf` maps a name or ARN, with or without a qualifier, to the name in the wiring. */
export const readEventSource = (
  resource: Resource,
  scope: Scope,
  functionNameOf: (reference: string) => string | undefined,
): EventSourceModel => {
  const properties = propertiesOf(resource, scope);
  const sourceArn = properties.text('EventSourceArn');
  const kind = KNOWN_SOURCES.find(([prefix]) => sourceArn.startsWith(prefix))?.[1];
  if (!kind) return properties.fail(`event source ${sourceArn} is unknown locally; SQS and DynamoDB streams are known`);
  const reference = properties.text('FunctionName');
  const starting = properties.optionalText('StartingPosition');
  if (starting !== undefined && starting !== 'TRIM_HORIZON' && starting !== 'LATEST') {
    return properties.fail(`starting position ${starting} is unknown locally`);
  }
  const concurrency = properties.part('ScalingConfig')?.number('MaximumConcurrency', 0);
  const onFailureArn = properties.part('DestinationConfig')?.part('OnFailure')?.optionalText('Destination');
  const responseTypes = texts(properties.optional('FunctionResponseTypes'));
  const model: EventSourceModel = {
    ...located(resource),
    uuid: uuidOf(`${resource.stack}/${resource.logicalId}`),
    functionName: functionNameOf(reference) ?? properties.fail(`function ${reference} isn't in the template`),
    sourceArn,
    kind,
    enabled: properties.flag('Enabled', true),
    batchSize: properties.number('BatchSize', kind === 'sqs' ? 10 : 100),
    batchingWindowSeconds: properties.number('MaximumBatchingWindowInSeconds', 0),
    filters: filtersOf(properties),
    reportBatchItemFailures: responseTypes.includes('ReportBatchItemFailures'),
    maximumRetryAttempts: properties.number('MaximumRetryAttempts', -1),
    maximumRecordAgeSeconds: properties.number('MaximumRecordAgeInSeconds', -1),
    bisectBatchOnError: properties.flag('BisectBatchOnFunctionError', false),
    parallelizationFactor: properties.number('ParallelizationFactor', 1),
    ...(concurrency ? { maximumConcurrency: concurrency } : {}),
    ...(starting ? { startingPosition: starting } : {}),
    ...(onFailureArn === undefined ? {} : { onFailureArn }),
  };
  properties.finish(['Tags', 'MetricsConfig', 'KmsKeyArn']);
  return model;
};
