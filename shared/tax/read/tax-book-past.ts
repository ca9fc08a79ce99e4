import type { PastProjection } from '../../kernel/past/past-projection.ts';
import { type OpenTaxBook, taxBookProjection } from './tax-book-projection.ts';

/** Which lots a disposal used is only known by undoing it, so that a book is rewound to a time. */
export const taxBookPast: PastProjection<OpenTaxBook> = {
  projection: taxBookProjection,
  consumer: 'tax-book-past',
  rewind: ({ book }, asOf, spill) => book.rewind(asOf, spill),
};
