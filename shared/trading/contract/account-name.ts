import * as z from 'zod/mini';

/** The name of an account, as the user writes it. */
export const accountName = z
  .string()
  .check(z.minLength(1), z.maxLength(100), z.regex(/^\S(.*\S)?$/su, 'must not start or end with a space'));
