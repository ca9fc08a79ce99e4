import * as z from 'zod/mini';

/** ISO 3166-1, two letters. */
export const country = z.string().check(z.regex(/^[A-Z]{2}$/, 'must be a country of two letters such as "DE"'));
