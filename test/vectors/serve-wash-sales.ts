/** What a running server says of a vector of wash sales, in the words of the vector. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { purchaseOf, type WashVector } from './judge-wash-sales.ts';

type Call = (method: string, target: string, body?: unknown) => Promise<unknown>;

async function userOf(base: string): Promise<Call> {
  const asUser = JSON.stringify({ userId: randomUUID(), scopes: ['*'] });
  const signedIn: unknown = await (await fetch(`${base}/local/token`, { method: 'POST', body: asUser })).json();
  const { accessToken } = z.object({ accessToken: z.string() }).parse(signedIn);
  let seen: string | null = null;
  return async (method, target, body) => {
    const response = await fetch(base + target, {
      method,
      headers: {
        authorization: `Bearer ${accessToken}`,
        'content-type': 'application/json',
        ...(seen !== null && { 'consistency-token': seen }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${target}: ${response.status} ${text}`);
    seen = response.headers.get('consistency-token') ?? seen;
    return JSON.parse(text);
  };
}

const transaction = z.object({ transactionId: z.string() });
const listed = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) });
const lots = listed(z.object({ lotId: z.string(), acquisitionTransactionId: z.string() }));
const disposals = listed(z.object({ transactionId: z.string(), gain: z.string() }));
const washed = listed(
  z.object({
    transactionId: z.string(),
    deductibleLoss: z.string(),
    replacements: z.array(
      z.object({
        lotId: z.string(),
        quantity: z.string(),
        disallowedLoss: z.string(),
        costBasis: z.string(),
        effectiveAcquiredAt: z.string(),
      }),
    ),
  }),
);

const deal = (type: 'buy' | 'sell', timestamp: string, quantity: string, total: string) => ({
  account: 'broker',
  type,
  timestamp,
  amounts: [
    { asset: 'SHARE', quantity, direction: type === 'buy' ? 'in' : 'out' },
    { asset: 'USD', quantity: total, direction: type === 'buy' ? 'out' : 'in' },
  ],
});

/** Buys everything in the morning, minute after minute; answers which purchase is which lot of the server. */
async function buyAll(call: Call, { soldLots, openLots }: WashVector): Promise<ReadonlyMap<string, string>> {
  const purchases = Map.groupBy([...soldLots, ...openLots], purchaseOf);
  const idOf = new Map<string, string>();
  for (const [purchase, parts] of purchases) {
    const of = (figure: 'quantity' | 'costBasis') => String(parts.reduce((sum, part) => sum + Number(part[figure]), 0));
    const at = `${parts[0]?.acquired}T10:${String(idOf.size).padStart(2, '0')}:00Z`;
    const bought = await call('POST', '/v1/transactions', deal('buy', at, of('quantity'), of('costBasis')));
    idOf.set(purchase, transaction.parse(bought).transactionId);
  }
  const { items } = lots.parse(await call('GET', '/v1/tax/lots'));
  return new Map(
    [...idOf].map(([purchase, transactionId]) => {
      const lot = items.find(({ acquisitionTransactionId }) => acquisitionTransactionId === transactionId);
      return [purchase, lot?.lotId ?? ''];
    }),
  );
}

export async function servedWash(base: string, vector: WashVector): Promise<WashVector['expected']> {
  const call = await userOf(base);
  await call('PUT', '/v1/settings', { tax: { method: 'SPECIFIC', securities: ['SHARE'] } });
  const lotOf = await buyAll(call, vector);
  const nameOf = new Map<string, string>();
  const saleOf = new Map<string, string>();
  for (const [minute, lot] of vector.soldLots.entries()) {
    const at = `${lot.disposed}T15:${String(minute).padStart(2, '0')}:00Z`;
    const sold = await call('POST', '/v1/transactions', deal('sell', at, lot.quantity, lot.proceeds));
    const { transactionId } = transaction.parse(sold);
    const lotId = lotOf.get(purchaseOf(lot)) ?? '';
    await call('POST', '/v1/tax/lot-selections', { transactionId, lots: [{ lotId, quantity: lot.quantity }] });
    saleOf.set(lot.lotId, transactionId);
    nameOf.set(transactionId, lot.lotId);
  }
  for (const lot of [...vector.openLots, ...vector.soldLots]) nameOf.set(lotOf.get(purchaseOf(lot)) ?? '', lot.lotId);
  const year = vector.soldLots[0]?.disposed.slice(0, 4);
  const { items } = washed.parse(await call('GET', `/v1/tax/wash-sales?year=${year}`));
  const rows = disposals.parse(await call('GET', `/v1/tax/disposals?year=${year}`)).items;
  const name = (id: string): string => nameOf.get(id) ?? id;
  /** A loss that nothing replaces is not among the wash sales. */
  const deducted = (transactionId: string | undefined): string =>
    items.find((item) => item.transactionId === transactionId)?.deductibleLoss ??
    (rows.find((row) => row.transactionId === transactionId)?.gain ?? '').replace('-', '');
  return {
    adjustments: items.flatMap(({ transactionId, replacements }) =>
      replacements.map((each) => ({
        lossLotId: name(transactionId),
        replacementLotId: name(each.lotId),
        quantity: each.quantity,
        disallowedLoss: each.disallowedLoss,
        replacementCostBasis: each.costBasis,
        effectiveAcquiredAt: each.effectiveAcquiredAt,
      })),
    ),
    deductibleLoss: vector.expected.deductibleLoss.map(({ lotId }) => ({ lotId, amount: deducted(saleOf.get(lotId)) })),
  };
}
