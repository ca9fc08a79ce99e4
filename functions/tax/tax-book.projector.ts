import { projectorHandler } from '../../shared/adapters/projector-handler.ts';
import { taxBookProjection } from '../../shared/tax/read/tax-book-projection.ts';

export const handler = projectorHandler(taxBookProjection);
