import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Heap } from '../../shared/tax/calc/heap.ts';

it('a heap gives back the least of what it holds, however pushes and pops alternate', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 20 }))), (steps) => {
      const heap = new Heap<number>((a, b) => a < b);
      const held: number[] = [];
      for (const step of steps) {
        if (step === null) {
          held.shift();
          heap.pop();
        } else {
          held.push(step);
          heap.push(step);
        }
        held.sort((a, b) => a - b);
        expect(heap.top).toBe(held[0]);
      }
    }),
  );
});
