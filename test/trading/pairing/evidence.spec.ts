import { describe, expect, it } from 'vitest';
import { scored } from '../../../shared/trading/domain/pairing/evidence.ts';
import { addressOf, hashOf, marksOf } from '../../../shared/trading/domain/pairing/marks.ts';
import { ADDRESS, candidate, deposit, HASH, type Moved, OTHER_HASH, withdrawal } from './world.ts';

describe('hashes and addresses', () => {
  it.each([
    [HASH, HASH],
    [HASH.toUpperCase(), HASH],
    [`0x${HASH}`, HASH],
    [` ${HASH}:1 `, HASH],
    [`https://etherscan.io/tx/0x${HASH}`, HASH],
    ['5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnb', '5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnb'],
    ['12345', undefined],
    ['', undefined],
    ['Internal transfer 123456789012345678901234', undefined],
  ])('%s is the hash %s', (written, hash) => {
    expect(hashOf(written)).toBe(hash);
  });

  it.each([
    [ADDRESS.toUpperCase(), ADDRESS],
    [`bitcoin:${ADDRESS}?amount=1`, ADDRESS],
    ['0xABCDEF0123456789abcdef0123456789ABCDEF01', '0xabcdef0123456789abcdef0123456789abcdef01'],
    ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'],
    ['my wallet', undefined],
  ])('%s is the address %s', (written, address) => {
    expect(addressOf(written)).toBe(address);
  });

  it('are found whatever their fields are called, one level down as well', () => {
    const metadata = { 'Tx Hash': HASH, network: { 'To Address': ADDRESS }, operation: 'Withdrawal' };
    expect(marksOf({ metadata })).toEqual({ hash: HASH, addresses: [ADDRESS] });
    expect(marksOf({ metadata: { note: HASH, count: 3, tags: [HASH] } })).toEqual({ hash: undefined, addresses: [] });
    expect(marksOf({})).toEqual({ hash: undefined, addresses: [] });
  });
});

describe('without a common hash', () => {
  const score = (out: Moved, into: Moved) =>
    scored(candidate(withdrawal(out), 'w'), candidate(deposit(into), 'd'))?.confidence;
  const fee = [{ asset: 'BTC', quantity: '0.001' }];

  it.each<[string, Moved, Moved, number | undefined]>([
    ['a round amount, at once', {}, { minute: 30 }, 80],
    ['a distinctive amount, at once', { quantity: '1.23456' }, { quantity: '1.23456', minute: 30 }, 88],
    ['a distinctive amount, hours later', { quantity: '1.23456' }, { quantity: '1.23456', minute: 600 }, 83],
    ['a distinctive amount, days later', { quantity: '1.23456' }, { quantity: '1.23456', minute: 3_000 }, 78],
    ['an equal amount at the same address', { address: ADDRESS }, { address: ADDRESS, minute: 200 }, 95],
    ['everything at once', { quantity: '1.23456', address: ADDRESS }, { quantity: '1.23456', address: ADDRESS }, 97],
    ['the amount with its fee beside it', { fees: fee }, { minute: 30 }, 80],
    ['the amount less its fee', { fees: fee }, { quantity: '0.999', minute: 30 }, 80],
    ['what was kept back of it', {}, { quantity: '0.999', fees: fee, minute: 200 }, 75],
    ['a little less', {}, { quantity: '0.97', minute: 30 }, 60],
    ['too much less', {}, { quantity: '0.94', minute: 30 }, undefined],
    ['more than was sent', {}, { quantity: '1.001' }, undefined],
    ['another asset', {}, { asset: 'BCH' }, undefined],
    ['the same account', {}, { account: 'kraken' }, undefined],
    ['a clock that is behind', { minute: 50 }, { minute: 0 }, 80],
    ['before it was sent', { minute: 61 }, { minute: 0 }, undefined],
    ['after three days', {}, { minute: 3 * 1_440 + 1 }, undefined],
    ['another hash', { hash: HASH }, { hash: OTHER_HASH }, undefined],
    ['a hash on one side alone', { hash: HASH }, {}, 80],
  ])('%s is this sure', (_, out, into, confidence) => {
    expect(score(out, into)).toBe(confidence);
  });

  it('nothing is as sure as a common hash, and nothing but an address is above the usual threshold', () => {
    expect(score({ quantity: '1.23456' }, { quantity: '1.23456' })).toBeLessThanOrEqual(90);
  });
});
