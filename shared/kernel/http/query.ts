/** Schemas of what a query string can hold: text that stands for something else. */
import * as z from 'zod/mini';

/** A whole number written in digits. */
export const integerText = ({ minimum, maximum }: { readonly minimum: number; readonly maximum: number }) =>
  z
    .pipe(
      z.pipe(z.string().check(z.regex(/^-?\d{1,15}$/, 'must be a whole number')), z.transform(Number)),
      z.int().check(z.minimum(minimum), z.maximum(maximum)),
    )
    .register(z.globalRegistry, { type: 'integer', minimum, maximum });

/** `true` or `false`. */
export const booleanText = z
  .pipe(
    z.enum(['true', 'false']),
    z.transform((text) => text === 'true'),
  )
  .register(z.globalRegistry, { type: 'boolean' });
