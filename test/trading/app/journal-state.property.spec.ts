/** The journal's index as commands leave it is the one that its commits come to. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { strictTrial } from '../../../functions/trading/strict.ts';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import type { CommandContext, Heads } from '../../../shared/kernel/commands/run-command.ts';
import { isRefused } from '../../../shared/kernel/errors.ts';
import { pageReader } from '../../../shared/kernel/store/collect-pages.ts';
import { anew } from '../../../shared/kernel/store/read-states.ts';
import { StaleState, stateIn } from '../../../shared/kernel/store/stream-state.ts';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import { openIdentityIndex } from '../../../shared/trading/app/identity-index.ts';
import { journalStream } from '../../../shared/trading/app/journal.ts';
import { JOURNAL_STATE } from '../../../shared/trading/app/journal-state.ts';
import type { PartIds } from '../../../shared/trading/app/pairing/journal-pairings.ts';
import { type KnownPairing, pairByHand, undoPairing } from '../../../shared/trading/app/pairing/pairing-commands.ts';
import { recordBatch, recordOne } from '../../../shared/trading/app/record-transactions.ts';
import { reverseTransaction } from '../../../shared/trading/app/reverse.ts';
import { parseTransaction } from '../../../shared/trading/contract/transaction.ts';
import { identify } from '../../../shared/trading/domain/identity.ts';

const TENANT = '22222222-2222-4222-8222-222222222222' as TenantId;
const stream = journalStream(TENANT);
const context = (): CommandContext => ({
  tenant: TENANT,
  principal: TENANT,
  correlationId: 'correlation',
  now: '2024-01-01T00:00:00.000Z',
});

const moved = (id: number, type: 'withdrawal' | 'deposit', at: number) => ({
  externalId: `${type}-${id}`,
  account: type,
  timestamp: new Date(Date.UTC(2021, 0, 1) + at * 60_000).toISOString(),
  type,
  amounts: [{ asset: 'BTC', quantity: '1', direction: type === 'deposit' ? 'in' : 'out' }],
});
const transactionOf = (sent: unknown) => {
  const parsed = parseTransaction(sent);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.transaction;
};

/** All that the index says of what the journal holds, and of what may be sent. */
async function answers(store: MemoryStore, heads: Heads) {
  const index = openIdentityIndex(TENANT, stateIn(heads, stream, JOURNAL_STATE), pageReader(store, { stream }));
  const ids = (await store.readCommits(stream, 0)).flatMap(({ events }) =>
    events.flatMap(
      ({ data }) => z.looseObject({ transactionId: z.string() }).safeParse(data).data?.transactionId ?? [],
    ),
  );
  const asked = [0, 1, 2, 3, 4, 5].flatMap((number) =>
    [0, 1, 2, 3].flatMap((at) => [
      identify(transactionOf(moved(number, 'withdrawal', at)), new Map()),
      identify(transactionOf(moved(number, 'deposit', at)), new Map()),
      identify(transactionOf({ ...moved(number, 'deposit', at), externalId: undefined }), new Map()),
    ]),
  );
  return { known: new Map(await index.getMany(ids)), found: await index.find(asked) };
}

const id = fc.nat(5);
type Kind = 'move' | 'batch' | 'reverse' | 'pair' | 'undo';
const step = fc.record({
  kind: fc.constantFrom<Kind>(
    'move',
    'move',
    'move',
    'batch',
    'batch',
    'reverse',
    'reverse',
    'pair',
    'pair',
    'pair',
    'undo',
  ),
  id,
  at: fc.nat(3),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** What users do with pairs of a withdrawal and a deposit, each under a number; counts what came of it. */
class Acting {
  readonly store = new MemoryStore();
  readonly #transactions = new Map<string, string>();
  readonly #pairings = new Map<number, string>();
  readonly #counts: Record<'reversed' | 'paired' | 'undone' | 'reborn', number>;

  constructor(counts: Record<'reversed' | 'paired' | 'undone' | 'reborn', number>) {
    this.#counts = counts;
  }

  async act({ kind, id: number, at }: Step): Promise<void> {
    if (kind === 'move') return this.#move(number, at);
    if (kind === 'batch') return this.#batch(number, at);
    const [withdrawal, deposit] = [this.#transactions.get(`w${number}`), this.#transactions.get(`d${number}`)];
    if (withdrawal === undefined || deposit === undefined) return;
    const parts = { withdrawals: [withdrawal], deposits: [deposit] };
    if (kind === 'reverse') await this.#reverse(at === 0 ? withdrawal : deposit);
    else if (kind === 'pair') await this.#pair(number, parts);
    else await this.#undo({ pairingId: this.#pairings.get(number) ?? '', confidence: '1.00', rules: [], ...parts });
  }

  async #move(number: number, at: number): Promise<void> {
    for (const type of ['withdrawal', 'deposit'] as const) {
      const sent = transactionOf(moved(number, type, at));
      const done = await recordOne(this.store, strictTrial(this.store), context(), sent);
      if (isRefused(done)) continue;
      const { transactionId } = done.answer;
      const name = `${type.charAt(0)}${number}`;
      if (this.#transactions.has(name) && this.#transactions.get(name) !== transactionId) this.#counts.reborn += 1;
      this.#transactions.set(name, transactionId);
    }
  }

  async #batch(number: number, at: number): Promise<void> {
    const twins = [0, 1].map(() => ({ ...moved(number, 'deposit', at), externalId: undefined }));
    const sent = [...twins, moved(number, 'withdrawal', at)];
    await recordBatch(this.store, strictTrial(this.store), context(), sent);
  }

  async #reverse(transactionId: string): Promise<void> {
    const done = await reverseTransaction(this.store, context(), { transactionId, reason: 'typo' });
    if (!isRefused(done)) this.#counts.reversed += 1;
  }

  async #pair(number: number, parts: PartIds): Promise<void> {
    const done = await pairByHand(this.store, context(), parts);
    if (isRefused(done)) return;
    this.#counts.paired += 1;
    this.#pairings.set(number, done.answer.pairingId);
  }

  async #undo(known: KnownPairing): Promise<void> {
    if (!isRefused(await undoPairing(this.store, context(), async () => known, 'no'))) this.#counts.undone += 1;
  }
}

it('refolded from its commits, it is what commands left, whatever they were', async () => {
  const counts = { reversed: 0, paired: 0, undone: 0, reborn: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const acting = new Acting(counts);
      for (const one of steps) await acting.act(one);
      const { store } = acting;
      const heads = await store.readHeads([stream]);
      if (heads.size === 0) return;
      const folded = await anew(store, heads, new StaleState(stream, JOURNAL_STATE));
      expect(await answers(store, folded)).toEqual(await answers(store, heads));
    }),
    { numRuns: 60 },
  );
  for (const count of Object.values(counts)) expect(count).toBeGreaterThan(0);
});
