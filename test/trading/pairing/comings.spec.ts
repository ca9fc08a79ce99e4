import { describe, expect, it } from 'vitest';
import { Comings } from '../../../shared/trading/contract/comings.ts';
import { deposit } from './world.ts';

const transaction = deposit();
const { timestamp } = transaction;
const added = (version: number) => ({ transactionId: 't', arrival: { version, index: 0 }, transaction });
const removed = (version: number) => ({ transactionId: 't', arrival: { version, index: 0 }, timestamp });

type Step = readonly ['came' | 'went', number];

describe('what folds hear of a transaction that comes and goes', () => {
  it.each<[string, readonly Step[], readonly number[], readonly number[]]>([
    ['came', [['came', 1]], [1], []],
    ['went', [['went', 2]], [], [2]],
    [
      'came and went',
      [
        ['came', 1],
        ['went', 2],
      ],
      [1],
      [2],
    ],
    [
      'came, was paired and freed',
      [
        ['came', 1],
        ['went', 2],
        ['came', 1],
      ],
      [1],
      [],
    ],
    [
      'was there, was paired and freed',
      [
        ['went', 2],
        ['came', 1],
      ],
      [],
      [],
    ],
    [
      'was there, was paired, freed and reversed',
      [
        ['went', 2],
        ['came', 1],
        ['went', 4],
      ],
      [],
      [4],
    ],
    [
      'was derived, undone and derived again',
      [
        ['came', 2],
        ['went', 3],
        ['came', 4],
      ],
      [4],
      [],
    ],
    [
      'was there, undone and derived again',
      [
        ['went', 3],
        ['came', 4],
      ],
      [4],
      [3],
    ],
  ])('%s', (_, steps, add, remove) => {
    const comings = new Comings();
    for (const [what, version] of steps) {
      if (what === 'came') comings.came(added(version));
      else comings.went(removed(version));
    }
    const net = comings.net();
    expect(net.add.map(({ arrival }) => arrival.version)).toEqual(add);
    expect(net.remove.map(({ arrival }) => arrival.version)).toEqual(remove);
  });
});
