import { attributeOf } from './identity.ts';
import { located, type Resource, type Scope } from './intrinsics.ts';
import { texts } from './json.ts';
import type { IndexModel, KeyAttribute, KeySchema, StreamViewType, TableModel } from './model.ts';
import { type Properties, propertiesOf } from './properties.ts';

/** What doesn't change behaviour on one laptop: billing, encryption at rest, backups, tags. */
const INERT = [
  'BillingMode',
  'PointInTimeRecoverySpecification',
  'DeletionProtectionEnabled',
  'SSESpecification',
  'Tags',
  'ContributorInsightsSpecification',
  'OnDemandThroughput',
  'ProvisionedThroughput',
  'TableClass',
  'WarmThroughput',
  'WriteProvisionedThroughputSettings',
  'WriteOnDemandThroughputSettings',
  'ResourcePolicy',
];

const VIEW_TYPES: readonly StreamViewType[] = ['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES'];

type AttributeTypes = ReadonlyMap<string, KeyAttribute['type']>;

const attributeTypes = (properties: Properties): AttributeTypes =>
  new Map(
    properties.parts('AttributeDefinitions').map((definition) => {
      const type = definition.text('AttributeType');
      if (type !== 'S' && type !== 'N' && type !== 'B') return definition.fail(`attribute type ${type} is unknown`);
      return [definition.text('AttributeName'), type];
    }),
  );

const keySchema = (owner: Properties, types: AttributeTypes): KeySchema => {
  const keys = owner.parts('KeySchema').map((key) => ({ name: key.text('AttributeName'), role: key.text('KeyType') }));
  const attribute = (role: string): KeyAttribute | undefined => {
    const name = keys.find((key) => key.role === role)?.name;
    const type = name === undefined ? undefined : types.get(name);
    return name === undefined || type === undefined ? undefined : { name, type };
  };
  const partition = attribute('HASH') ?? owner.fail('the key schema has no defined HASH key');
  const sort = attribute('RANGE');
  return sort ? { partition, sort } : { partition };
};

const indexes = (properties: Properties, name: string, types: AttributeTypes): readonly IndexModel[] =>
  properties.parts(name).map((index) => {
    const projection = index.part('Projection');
    const type = projection?.optionalText('ProjectionType') ?? 'ALL';
    if (type !== 'ALL' && type !== 'KEYS_ONLY' && type !== 'INCLUDE')
      return index.fail(`projection ${type} is unknown`);
    const model: IndexModel = {
      name: index.text('IndexName'),
      key: keySchema(index, types),
      projection: type,
      included: texts(projection?.optional('NonKeyAttributes')),
    };
    index.finish(INERT);
    return model;
  });

/** `AWS::DynamoDB::Table` and `AWS::DynamoDB::GlobalTable` (what CDK's TableV2 makes). */
export const readTable = (resource: Resource, scope: Scope): TableModel => {
  const properties = propertiesOf(resource, scope);
  const name = scope.name(resource);
  const types = attributeTypes(properties);
  const view = properties.part('StreamSpecification')?.text('StreamViewType');
  const viewType = VIEW_TYPES.find((known) => known === view);
  if (view !== undefined && !viewType) properties.fail(`stream view type ${view} is unknown`);
  const ttl = properties.part('TimeToLiveSpecification');
  const ttlAttribute = ttl?.flag('Enabled', true) ? ttl.text('AttributeName') : undefined;
  const model: TableModel = {
    ...located(resource),
    name,
    arn: scope.arn(resource),
    key: keySchema(properties, types),
    globalIndexes: indexes(properties, 'GlobalSecondaryIndexes', types),
    localIndexes: indexes(properties, 'LocalSecondaryIndexes', types),
    ...(viewType ? { stream: { arn: attributeOf(resource, name, 'StreamArn') ?? '', viewType } } : {}),
    ...(ttlAttribute === undefined ? {} : { ttlAttribute }),
  };
  const replicas = properties.parts('Replicas');
  if (replicas.length > 1) properties.fail('the local host has one region; it cannot hold several replicas');
  properties.finish([...INERT, 'TableName']);
  return model;
};
