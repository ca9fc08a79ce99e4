import type { ExternalTransfer } from '../../contract/external-transfer.ts';

/** The first part of a counterparty such as `DE89370400440532013000/A. Person`: an IBAN begins with its country (ISO 13616). */
const IBAN = /^([A-Z]{2})\d{2}[A-Z0-9]{11,30}$/;

/** Where the counterparty is: what its IBAN says counts for more than what was declared. */
export function countryOf({
  counterparty,
  country,
}: Pick<ExternalTransfer, 'counterparty' | 'country'>): string | undefined {
  const [account = ''] = counterparty.split('/');
  return IBAN.exec(account.replaceAll(' ', '').toUpperCase())?.[1] ?? country;
}
