/** The same bytes, but for a bit of one of them. */
export const flipped = (bytes: Uint8Array): Uint8Array => bytes.with(20, (bytes[20] ?? 0) ^ 1);
