import { afterEach, expect, it } from 'vitest';
import { AwsRequestFailed } from '../../shared/adapters/aws-json.ts';
import { type JsonService, ServiceError, startJsonService } from '../support/json-service.ts';

let service: JsonService;
afterEach(() => service.close());

/** A service that fails a number of times, then answers. */
async function failing(times: number, fault: () => Error): Promise<void> {
  let left = times;
  service = await startJsonService('Service', (operation, input) => {
    left -= 1;
    if (left >= 0) throw fault();
    return { operation, input };
  });
}

it('answers what the service says', async () => {
  await failing(0, () => new Error());
  expect(await service.call('Greet', { name: 'ä' })).toEqual({ operation: 'Greet', input: { name: 'ä' } });
});

it.each([
  ['a fault of the service', () => new ServiceError('InternalFailure', 500)],
  ['throttling', () => new ServiceError('ThrottlingException')],
  ['too many requests', () => new ServiceError('Slow', 429)],
  ['a broken connection', () => new Error('broken')],
])('tries again after %s', async (_, fault) => {
  await failing(2, fault);
  expect(await service.call('Greet', {})).toMatchObject({ operation: 'Greet' });
  expect(service.requests()).toBe(3);
});

it('tries again when nothing comes', async () => {
  const answers = [new Promise<object>(() => undefined), { answer: 'late' }];
  service = await startJsonService('Service', () => answers.shift() ?? {}, { silenceMs: 50 });
  expect(await service.call('Greet', {})).toEqual({ answer: 'late' });
});

it('reports a refusal at once, by the service’s own code', async () => {
  await failing(9, () => new ServiceError('AccessDeniedException'));
  const failure = await service.call('Greet', {}).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(AwsRequestFailed);
  expect(failure).toMatchObject({ code: 'AccessDeniedException', message: expect.stringContaining('local Greet') });
  expect(service.requests()).toBe(1);
});

it('gives up in the end', async () => {
  await failing(99, () => new ServiceError('InternalFailure', 500));
  await expect(service.call('Greet', {})).rejects.toThrow('InternalFailure');
  expect(service.requests()).toBe(6);
});
