import { type Refusal, refuse } from '../errors.ts';
import type { Book, Projection } from '../projection/types.ts';
import type { TenantId } from '../streams.ts';
import { viewOf } from './accepted-past.ts';
import type { PreparationView } from './contract.ts';
import { pastPlace } from './places.ts';
import { findPreparation, isSilent } from './preparation.ts';
import type { PastServices } from './question.ts';

export interface PreparationAsked {
  readonly tenant: TenantId;
  readonly projection: Pick<Projection<Book>, 'name' | 'reducer'>;
  readonly preparationId: string;
  readonly now: string;
}

/** How far a preparation is. Work of which nothing was heard for a while is ordered again. */
export async function readPreparation(
  { store, orders }: PastServices,
  { tenant, projection, preparationId, now }: PreparationAsked,
): Promise<{ readonly status: 200; readonly body: PreparationView } | Refusal<'NotFound'>> {
  const found = await findPreparation(store, pastPlace(projection, tenant), preparationId, now);
  if (!found) return refuse('NotFound', 'Nothing of yours is being prepared under this id, or it was and is over.');
  if (isSilent(found.preparation, now)) await orders.send({ tenant, partition: preparationId });
  return { status: 200, body: viewOf(found.preparation) };
}
