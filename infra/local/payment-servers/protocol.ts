/** What the servers of all payment providers have in common. */

export interface ProviderCall {
  readonly method: string;
  /** Behind the provider's own address. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface ProviderReply {
  readonly status: number;
  readonly type?: string;
  readonly text: string;
}

/** A webhook as its provider sends it. */
export interface SignedWebhook {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** `?reference=…` of the URL that it is sent to. */
  readonly reference?: string;
}

export const json = (status: number, value: unknown): ProviderReply => ({
  status,
  type: 'application/json',
  text: JSON.stringify(value),
});

/** Time as the servers have it: seconds since 1970. */
export interface Time {
  readonly nowMs: () => number;
}
