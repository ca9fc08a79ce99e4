import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../shared/trading/domain/pairing/candidate.ts';
import { pairUnderHash } from '../../../shared/trading/domain/pairing/hash-group.ts';
import { candidate, deposit, HASH, type Moved, withdrawal } from './world.ts';

const group = (out: readonly Moved[], into: readonly Moved[]): Candidate[] => [
  ...out.map((fields, index) => candidate(withdrawal({ hash: HASH, ...fields }), `w${index}`)),
  ...into.map((fields, index) => candidate(deposit({ hash: HASH, ...fields }), `d${index}`)),
];
const names = (parts: readonly Candidate[]) => parts.map(({ transactionId }) => transactionId).join('+');
const pairsOf = (candidates: readonly Candidate[]) =>
  pairUnderHash(candidates, () => false)
    .map(({ withdrawals, deposits, confidence }) => `${names(withdrawals)}→${names(deposits)} ${confidence}`)
    .toSorted();

/** What is proposed for withdrawals and deposits under one hash. */
const CASES: readonly [string, readonly Moved[], readonly Moved[], readonly string[]][] = [
  ['one and one', [{}], [{}], ['w0→d0 98']],
  ['one and one a bit less', [{}], [{ quantity: '0.92' }], ['w0→d0 93']],
  ['one and one much less', [{}], [{ quantity: '0.8' }], []],
  ['one and one in the same account', [{}], [{ account: 'kraken' }], []],
  ['one and one a month later', [{}], [{ minute: 43_200 }], []],
  ['two and one of them', [{ quantity: '0.5' }, { quantity: '0.3' }], [{ quantity: '0.3' }], ['w1→d0 98']],
  [
    'two and two',
    [{ quantity: '0.5' }, { quantity: '0.3' }],
    [{ quantity: '0.3' }, { quantity: '0.5' }],
    ['w0→d1 98', 'w1→d0 98'],
  ],
  [
    'two and two, each a bit less',
    [{ quantity: '0.5' }, { quantity: '0.3' }],
    [{ quantity: '0.29' }, { quantity: '0.49' }],
    ['w0→d1 93', 'w1→d0 93'],
  ],
  ['twins and twins', [{}, {}], [{}, {}], ['w0→d0 98', 'w1→d1 98']],
  ['twins and one', [{}, {}], [{}], ['w0→d0 98']],
  ['equal ones from two accounts and one', [{}, { account: 'binance' }], [{}], ['w0→d0 49']],
  ['one and equal ones to two accounts', [{}], [{}, { account: 'ledger' }], ['w0→d0 49']],
  ['twins and equal ones to two accounts', [{}, {}], [{}, { account: 'ledger' }], ['w0→d0 98', 'w1→d1 98']],
  ['two near one that arrived', [{ quantity: '1.01' }, { quantity: '1.02' }], [{}], ['w0→d0 46']],
  ['one and its two parts', [{}], [{ quantity: '0.95' }, { quantity: '0.05' }], ['w0→d0+d1 90']],
  ['one and its two parts a bit less', [{}], [{ quantity: '0.5' }, { quantity: '0.45' }], ['w0→d0+d1 80']],
  ['two and their sum', [{ quantity: '0.4' }, { quantity: '0.6' }], [{}], ['w0+w1→d0 90']],
  ['two and less than their sum', [{ quantity: '0.4' }, { quantity: '0.6' }], [{ quantity: '0.7' }], []],
];

describe('under one hash', () => {
  it.each(CASES)('%s', (_, out, into, expected) => {
    expect(pairsOf(group(out, into))).toEqual(expected);
  });

  it('nothing depends on the order of the candidates', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CASES).chain(([, out, into]) => {
          const all = group(out, into);
          return fc.shuffledSubarray(all, { minLength: all.length }).map((shuffled) => ({ all, shuffled }));
        }),
        ({ all, shuffled }) => {
          expect(pairsOf(shuffled)).toEqual(pairsOf(all));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('what was refused makes room for the next', () => {
    const [w0, w1, d0] = group([{}, { quantity: '1.01' }], [{}]);
    const refused = pairUnderHash(
      [w0, w1, d0].flatMap((each) => each ?? []),
      ({ withdrawals }) => withdrawals[0] === w0,
    );
    expect(refused.map(({ withdrawals, confidence }) => [names(withdrawals), confidence])).toEqual([['w1', 93]]);
  });

  it('hundreds are left alone', () => {
    const many = Array.from({ length: 60 }, () => ({}));
    expect(pairsOf(group(many, many))).toEqual([]);
  });
});
