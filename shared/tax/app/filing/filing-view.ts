import type { FilingView } from '../../contract/filings-http.ts';
import { type Filing, inForce } from '../../domain/filing/filings.ts';

export const filingView = (filing: Filing): FilingView => ({
  ...filing,
  amendments: filing.amendments.map((amendment) => ({ ...amendment })),
  inForce: inForce(filing),
});
