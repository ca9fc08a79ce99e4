/** What a user gave away: it uses up lots as a sale does, and laws differ on whether it is one. */
import type { TransactionType } from '../../trading/contract/transaction-types.ts';
import { entryOfPart, partOfRow } from './keys.ts';
import type { TaxMaps } from './maps.ts';

const GIVEN = ['gift_sent', 'donation_sent'] as const satisfies readonly TransactionType[];
export type GivenAs = (typeof GIVEN)[number];

/** The type of a transaction that gives away; undefined for any other. */
export const givenAs = (type: TransactionType | undefined): GivenAs | undefined =>
  GIVEN.find((given) => given === type);

/** How the row at a place of the book gave away; undefined where it did not. */
export async function givenAt(timeline: TaxMaps['timeline'], row: string): Promise<GivenAs | undefined> {
  const entry = await timeline.get(entryOfPart(partOfRow(row)));
  return givenAs(entry?.transaction.type);
}
