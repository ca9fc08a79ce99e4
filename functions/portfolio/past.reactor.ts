import { pastHandler } from '../../shared/adapters/past-handler.ts';
import { holdingsPast } from '../../shared/portfolio/read/holdings-past.ts';

export const handler = pastHandler(holdingsPast);
