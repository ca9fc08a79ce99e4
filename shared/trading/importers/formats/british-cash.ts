/** What a row of cash of a British broker is, by the words with which it is described. */
import type { OneRowRule } from '../one-row.ts';
import { DIVIDEND, FEE, INTEREST, income, MOVED } from '../rules.ts';

const WORDS: readonly (readonly [RegExp, OneRowRule])[] = [
  [/\binterest\b/, INTEREST],
  [/\bdividend|\bdiv\b|\bdistribution|equalisation/, DIVIDEND],
  [/\bfees?\b|\bcharge\b/, FEE],
  [/loyalty|\brebate\b/, income('rebate')],
  [/\btax ?relief\b|government bonus/, income('tax-refund')],
  [/\bdeposit\b|\bpayment\b|\bwithdrawal\b|\btransfer\b|\bcontribution\b|\breceipt\b|\bsubscription\b/, MOVED],
  [/^fp[cd]\b|card web|direct debit|\bchq\b|\bcheque\b|\bbacs\b/, MOVED],
];

/** The first that fits. */
export const cashRule = (text: string): OneRowRule | undefined =>
  WORDS.find(([words]) => words.test(text.toLowerCase()))?.[1];
