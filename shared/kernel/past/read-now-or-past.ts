import type { Refusal } from '../errors.ts';
import { refuseInput } from '../issues.ts';
import { type OpenedBook, type ReadCode, type ReadOptions, readBook } from '../projection/read-book.ts';
import type { Book } from '../projection/types.ts';
import type { BeingPrepared, PastRead, PastServices } from './question.ts';

/**
 * Reads a projection as it is, or as it was if that is asked. What it takes to work a past out is loaded only then: a
 * cold start reads nothing of it.
 */
export async function readNowOrPast<B extends Book, R extends object>(
  services: PastServices,
  question: PastRead<B>,
  wanted: Pick<ReadOptions, 'wanted' | 'settle'>,
  read: (opened: Pick<OpenedBook<B>, 'book' | 'missing'>) => Promise<R>,
): Promise<R | BeingPrepared | Refusal<ReadCode | 'ValidationFailed'>> {
  const { tenant, past, prepare, asOf, asKnownAt } = question;
  if (prepare && asOf === undefined && asKnownAt === undefined) {
    return refuseInput([{ path: 'prepare', message: 'is about a past: send asOf or asKnownAt with it' }]);
  }
  if (!isAboutThePast(question)) return readBook(services.store, past.projection, { tenant, ...wanted }, read);
  const { readPast } = await import('./read-past.ts');
  return readPast(services, question, wanted, read);
}

/** A time to come knows what is known now. */
const isAboutThePast = <B extends Book>({ now, asOf, asKnownAt, past, prepare }: PastRead<B>): boolean =>
  (asKnownAt !== undefined && asKnownAt < now) ||
  (asOf !== undefined && past.rewind !== undefined) ||
  (prepare === true && (asOf !== undefined || asKnownAt !== undefined));
