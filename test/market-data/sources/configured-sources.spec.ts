import { expect, it } from 'vitest';
import { configuredSources } from '../../../functions/market-data/configured-sources.ts';

it('sources are configured by a key, an address or both', () => {
  const text = '{"fred":{"apiKey":"k"},"ecb":{"endpoint":"http://127.0.0.1:1"},"stooq":{}}';
  expect(configuredSources(text)).toEqual({
    fred: { apiKey: 'k' },
    ecb: { endpoint: 'http://127.0.0.1:1' },
    stooq: {},
  });
  expect(configuredSources(undefined)).toEqual({});
  expect(configuredSources('')).toEqual({});
});

it.each([
  '{"fred":{"apiKey":"hidden"}',
  'hidden',
  '["hidden"]',
  '{"fred":"hidden"}',
  '{"fred":{"apikey":"hidden"}}',
  '{"fred":{"apiKey":"hidden","endpoint":"hidden.example.com"}}',
  '{"fredd":{"apiKey":"hidden"}}',
])('what makes no sense is refused, and no key is shown: %s', (text) => {
  expect(() => configuredSources(text)).toThrow(/^PRICE_SOURCES/);
  expect(() => configuredSources(text)).not.toThrow('hidden');
});
