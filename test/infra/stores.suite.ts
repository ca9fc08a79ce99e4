import { describe, expect, it } from 'vitest';
import { labelled, labels, ofType } from './system.ts';

const TABLE = 'AWS::DynamoDB::Table';
const BUCKET = 'AWS::S3::Bucket';
const KEYS = [
  { AttributeName: 'pk', KeyType: 'HASH' },
  { AttributeName: 'sk', KeyType: 'RANGE' },
];

describe('data stores of the template', () => {
  it('are three tables, four buckets, a key and the users; alarms have a key that may go', () => {
    expect(labels(TABLE, 'store')).toEqual(['events', 'keys', 'rows']);
    expect(labels(BUCKET, 'store')).toEqual(['access-logs', 'bodies', 'exports', 'files']);
    expect(labels('AWS::KMS::Key', 'store')).toEqual(['alarm-key', 'tenant-key']);
    expect(ofType('AWS::Cognito::UserPool')).toHaveLength(1);
  });

  it.each([TABLE, BUCKET, 'AWS::KMS::Key', 'AWS::Cognito::UserPool'])('outlive their stack: %s', (type) => {
    for (const store of ofType(type).filter(({ label }) => label['store'] !== 'alarm-key')) {
      expect([store.deletionPolicy, store.updateReplacePolicy]).toEqual(['Retain', 'Retain']);
    }
  });

  it.each(['events', 'rows', 'keys'])('%s is encrypted, recoverable, protected and paid per request', (store) => {
    expect(labelled(TABLE, 'store', store).properties).toMatchObject({
      KeySchema: KEYS,
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      SSESpecification: { SSEEnabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
  });

  it('the event table streams new images and indexes heads by their keys', () => {
    const { properties } = labelled(TABLE, 'store', 'events');
    expect(properties).toMatchObject({
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      GlobalSecondaryIndexes: [
        {
          IndexName: 'heads',
          KeySchema: [
            { AttributeName: 'hs', KeyType: 'HASH' },
            { AttributeName: 'ha', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    });
    expect(labelled(TABLE, 'store', 'rows').properties).not.toHaveProperty('StreamSpecification');
  });

  it('an erased data key can be restored for less than a month', () => {
    expect(labelled(TABLE, 'store', 'keys').properties['PointInTimeRecoverySpecification']).toEqual({
      PointInTimeRecoveryEnabled: true,
      RecoveryPeriodInDays: 28,
    });
  });

  it.each(['access-logs', 'bodies', 'exports', 'files'])('%s is encrypted and closed to the public', (store) => {
    expect(labelled(BUCKET, 'store', store).properties).toMatchObject({
      BucketEncryption: expect.anything(),
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
  });

  it('the file bucket takes presigned uploads and forgets them after 30 days, and large answers after one', () => {
    expect(labelled(BUCKET, 'store', 'files').properties).toMatchObject({
      CorsConfiguration: { CorsRules: [{ AllowedMethods: ['PUT', 'GET'] }] },
      LifecycleConfiguration: {
        Rules: [
          { Prefix: 'uploads/', ExpirationInDays: 30, Status: 'Enabled' },
          { Prefix: 'runs/', ExpirationInDays: 30, Status: 'Enabled' },
          { Prefix: 'answers/', ExpirationInDays: 1, Status: 'Enabled' },
        ],
      },
    });
    expect(labelled(BUCKET, 'store', 'bodies').properties).not.toHaveProperty('LifecycleConfiguration');
  });
});
