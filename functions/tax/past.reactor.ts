import { pastHandler } from '../../shared/adapters/past-handler.ts';
import { taxBookPast } from '../../shared/tax/read/tax-book-past.ts';

export const handler = pastHandler(taxBookPast);
