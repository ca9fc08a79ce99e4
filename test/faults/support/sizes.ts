/** `FAULTS=long` runs these tests at full size, which takes many minutes. */
export const IS_LONG = process.env['FAULTS'] === 'long';
