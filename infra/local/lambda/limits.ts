/** Quotas of AWS Lambda (Developer Guide, "Lambda quotas"). */

/** Payload of a synchronous request or its answer, in bytes. */
export const SYNC_PAYLOAD_BYTES_MAX = 6 * 1024 * 1024;
/** Time a function has to load before its first invocation. */
export const INIT_SECONDS_MAX = 10;

/** A request that Lambda refuses before any code of the function runs (HTTP 413). */
export class RequestTooLargeError extends Error {
  readonly bytes: number;
  constructor(bytes: number, bytesMax: number) {
    super(`Request must be smaller than ${bytesMax} bytes for the InvokeFunction operation, and this one has ${bytes}`);
    this.name = 'RequestTooLargeException';
    this.bytes = bytes;
  }
}
