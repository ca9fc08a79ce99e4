/** `-1,234`, of a whole number in digits. */
export const withThousands = (whole: string): string => whole.replace(/\B(?=(\d{3})+$)/g, ',');
