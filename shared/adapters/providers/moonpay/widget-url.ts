/**
 * The address at which a user buys or sells on MoonPay's own page. It is signed, so that nobody puts another wallet in
 * ("Enhance security using signed URLs": base64 of HMAC-SHA256 over the query with its question mark, with the secret key).
 */
import { createHmac } from 'node:crypto';
import type { PaymentOrder } from '../../../ledger/contract/payment-provider.ts';
import type { MoonPayOptions } from './options.ts';

const PAGES = { 'pay-in': 'https://buy.moonpay.com', 'pay-out': 'https://sell.moonpay.com' } as const;

function queryOf(order: PaymentOrder, code: string): Readonly<Record<string, string>> {
  const { direction, amount, counterparty, reference } = order;
  const all = { externalTransactionId: reference };
  return direction === 'pay-in'
    ? { ...all, currencyCode: code, quoteCurrencyAmount: amount, walletAddress: counterparty }
    : { ...all, baseCurrencyCode: code, baseCurrencyAmount: amount, refundWalletAddress: counterparty };
}

/** @param code of the currency, as MoonPay has it (`usdc_polygon`). */
export function widgetUrl(options: MoonPayOptions, order: PaymentOrder, code: string): string {
  const page = options.pages?.[order.direction === 'pay-in' ? 'buy' : 'sell'];
  const url = new URL(page ?? PAGES[order.direction === 'pay-in' ? 'pay-in' : 'pay-out']);
  url.searchParams.set('apiKey', options.publishableKey);
  for (const [name, value] of Object.entries(queryOf(order, code))) url.searchParams.set(name, value);
  const signature = createHmac('sha256', options.apiKey).update(url.search).digest('base64');
  url.searchParams.set('signature', signature);
  return url.href;
}
