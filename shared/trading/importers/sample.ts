/** How much of a file's beginning is looked at. */

/** Titles, owners and blank lines may stand above the header; it is looked for this far down. */
export const HEADER_LINES_MAX = 20;
/** A sample of a file's beginning holds its header if it has this many bytes. */
export const SAMPLE_BYTES = 64 * 1024;
