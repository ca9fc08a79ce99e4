import { describe, expect, it } from 'vitest';
import { ConfigurationError, readConfiguration } from '../../../infra/local/configuration.ts';

describe('the environment of a start', () => {
  it('may be empty', () => {
    expect(readConfiguration({})).toEqual({
      port: 3000,
      dataDir: '.local',
      demo: true,
      iam: 'enforce',
      log: 'info',
      webhookTargets: 'local',
    });
  });

  it('says everything that can be chosen', () => {
    const environment = {
      PORT: '0',
      DATA_DIR: '/tmp/x',
      DEMO: '0',
      IAM: 'record',
      LOG: 'debug',
      DYNAMODB_ENDPOINT: 'http://127.0.0.1:8000',
      ASSEMBLY_DIR: 'cdk.out',
      WEBHOOK_TARGETS: 'public',
      PRICE_SOURCES:
        '{"ecb":{"endpoint":"https://example.com/a"},"fred":{"endpoint":"http://127.0.0.1:1","apiKey":"k"}}',
      PAYMENT_PROVIDERS: '{"stripe":{"apiKey":"k"}}',
    };
    expect(readConfiguration(environment)).toEqual({
      port: 0,
      dataDir: '/tmp/x',
      demo: false,
      iam: 'record',
      log: 'debug',
      dynamodbEndpoint: 'http://127.0.0.1:8000',
      assemblyDir: 'cdk.out',
      webhookTargets: 'public',
      priceSources: environment.PRICE_SOURCES,
      paymentProviders: environment.PAYMENT_PROVIDERS,
    });
  });

  it.each([
    '{',
    'fred',
    '[]',
    '{"fred":"https://api.stlouisfed.org"}',
    '{"fred":{"apiKey":"hidden"}}',
    '{"fred":{"endpoint":"api.stlouisfed.org","apiKey":"hidden"}}',
    '{"fred":{"endpoint":"https://api.stlouisfed.org","key":"hidden"}}',
  ])('with sources that make no sense is refused, and no key is shown: %s', (PRICE_SOURCES) => {
    expect(() => readConfiguration({ PRICE_SOURCES })).toThrow(ConfigurationError);
    expect(() => readConfiguration({ PRICE_SOURCES })).toThrow(/^PRICE_SOURCES is not JSON such as/);
    expect(() => readConfiguration({ PRICE_SOURCES })).not.toThrow('hidden');
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['DEMO', 'yes'],
    ['IAM', 'off'],
    ['LOG', 'loud'],
    ['WEBHOOK_TARGETS', 'everywhere'],
    ['DYNAMODB_ENDPOINT', 'localhost:8000'],
    ['DYNAMODB_ENDPOINT', 'ftp://x'],
  ])('is refused where it makes no sense: %s=%s', (name, value) => {
    expect(() => readConfiguration({ [name]: value })).toThrow(ConfigurationError);
    expect(() => readConfiguration({ [name]: value })).toThrow(`${name}=${value} is not`);
  });

  it.each(['hidden', '[]', '"hidden"'])(
    'with providers that make no sense is refused, and no key is shown: %s',
    (PAYMENT_PROVIDERS) => {
      expect(() => readConfiguration({ PAYMENT_PROVIDERS })).toThrow(/^PAYMENT_PROVIDERS is not JSON such as/);
      expect(() => readConfiguration({ PAYMENT_PROVIDERS })).not.toThrow('hidden');
    },
  );
});
