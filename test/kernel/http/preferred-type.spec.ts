import { describe, expect, it } from 'vitest';
import { preferredType } from '../../../shared/kernel/http/preferred-type.ts';

describe('the type that a client would rather have', () => {
  const of = (accept?: string) => preferredType(accept, ['application/json', 'image/svg+xml', 'image/png']);
  it.each([
    [undefined, 'application/json'],
    ['*/*', 'application/json'],
    ['image/*', 'image/svg+xml'],
    ['image/png', 'image/png'],
    ['IMAGE/PNG;charset=utf-8', 'image/png'],
    ['text/html, image/svg+xml;q=0.3, image/png;q=0.9, */*;q=0.1', 'image/png'],
    // The closest range decides (RFC 9110, section 12.5.1).
    ['image/*, image/svg+xml;q=0.1', 'image/png'],
    ['application/json;q=0, */*', 'image/svg+xml'],
    // What can't be had is answered as if nothing had been said.
    ['text/csv', 'application/json'],
    ['image/png;q=nonsense', 'application/json'],
    ['', 'application/json'],
  ])('by Accept %s is %s', (accept, type) => {
    expect(of(accept)).toBe(type);
  });
});
