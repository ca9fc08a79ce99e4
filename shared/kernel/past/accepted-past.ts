/** How a past that is being prepared is answered over HTTP. */
import type { PreparationView } from './contract.ts';
import type { Preparation } from './preparation.ts';

/** Seconds after which asking again may find it ready. */
const RETRY_AFTER_SECONDS = 2;

export const viewOf = (preparation: Preparation): PreparationView => {
  const { preparationId: id, status, asKnownAt, asOf, done, of, createdAt, expiresAt, reason } = preparation;
  return {
    preparationId: id,
    status,
    asKnownAt,
    ...(asOf !== undefined && { asOf }),
    progress: { done, of },
    createdAt,
    expiresAt,
    ...(reason !== undefined && { reason }),
  };
};

/** The answer to a read whose past is being prepared; `path` is that of the context's preparations. */
export const acceptedPast = (preparation: Preparation, path: string) => ({
  status: 202 as const,
  headers: {
    location: `${path}/${preparation.preparationId}`,
    'retry-after': String(RETRY_AFTER_SECONDS),
  },
  body: viewOf(preparation),
});
