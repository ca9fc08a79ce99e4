/**
 * Waits out a read that isn't ready: 503, or 202 for a past that is being prepared, with `Retry-After`. Nothing but a GET
 * is ever sent twice.
 */
type Fetch = typeof globalThis.fetch;

const NOT_READY: readonly number[] = [202, 503];

const waitSeconds = (response: Response): number | undefined => {
  const retryAfter = response.headers.get('Retry-After');
  const isNotReady = NOT_READY.includes(response.status) && retryAfter !== null && /^\d+$/.test(retryAfter);
  return isNotReady ? Number(retryAfter) : undefined;
};

/** @param secondsMax after which the answer is given as it is. */
export const patiently =
  (fetch: Fetch, secondsMax: number) =>
  async (request: Request): Promise<Response> => {
    if (request.method !== 'GET') return fetch(request);
    const until = Date.now() + secondsMax * 1000;
    for (;;) {
      const response = await fetch(request.clone());
      const seconds = waitSeconds(response);
      if (seconds === undefined || Date.now() + seconds * 1000 > until) return response;
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    }
  };
