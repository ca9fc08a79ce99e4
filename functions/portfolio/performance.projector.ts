import { projectorHandler } from '../../shared/adapters/projector-handler.ts';
import { performanceProjection } from '../../shared/portfolio/read/performance/performance-projection.ts';

export const handler = projectorHandler(performanceProjection);
