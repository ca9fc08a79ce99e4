/** Waits out a read that isn't ready: 503 with `Retry-After`. Nothing but a GET is ever sent twice. */
type Fetch = typeof globalThis.fetch;

const waitSeconds = (response: Response): number | undefined => {
  const retryAfter = response.headers.get('Retry-After');
  return response.status === 503 && retryAfter !== null && /^\d+$/.test(retryAfter) ? Number(retryAfter) : undefined;
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
