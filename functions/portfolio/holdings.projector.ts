import { projectorHandler } from '../../shared/adapters/projector-handler.ts';
import { holdingsProjection } from '../../shared/portfolio/read/holdings-projection.ts';

export const handler = projectorHandler(holdingsProjection);
