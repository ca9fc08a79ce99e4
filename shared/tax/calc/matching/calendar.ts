export const DAY_MS = 86_400_000;
/** Days after a disposal whose acquisitions it is matched with (TCGA 1992 s106A(5)). */
export const DAYS_AHEAD = 30;

/** Midnight before an instant, UTC. */
export const dayOf = (atMs: number): number => Math.floor(atMs / DAY_MS) * DAY_MS;
