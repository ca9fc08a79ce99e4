/** What a return over some days comes to in a year: (1 + r)^(year ÷ days) − 1; nothing where no day passed. */
export const annualized = (totalReturn: number, days: number, yearDays = 365): number =>
  days <= 0 ? 0 : (1 + totalReturn) ** (yearDays / days) - 1;
