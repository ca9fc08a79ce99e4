import { afterEach, expect, it } from 'vitest';
import { readParameter } from '../../shared/adapters/parameters.ts';
import { type JsonService, ServiceError, startJsonService } from '../support/json-service.ts';

const ARN = 'arn:aws:ssm:eu-central-1:123456789012:parameter/foldbook/price-sources';

let service: JsonService;
afterEach(() => service.close());

it('reads a secret parameter by its name', async () => {
  let asked: unknown;
  service = await startJsonService('Service', (operation, input) => {
    asked = { operation, input };
    return { Parameter: { Name: '/foldbook/price-sources', Value: '{}' } };
  });
  expect(await readParameter(service.call, ARN)).toBe('{}');
  expect(asked).toEqual({
    operation: 'GetParameter',
    input: { Name: '/foldbook/price-sources', WithDecryption: true },
  });
});

it('knows that nobody has put one, which is not that it may not be read', async () => {
  service = await startJsonService('Service', () => {
    throw new ServiceError('ParameterNotFound');
  });
  expect(await readParameter(service.call, ARN)).toBeUndefined();
  await service.close();
  service = await startJsonService('Service', () => {
    throw new ServiceError('AccessDeniedException');
  });
  await expect(readParameter(service.call, ARN)).rejects.toThrow('AccessDeniedException');
});
