import { describe, expect, it } from 'vitest';
import { shiftOf } from '../../functions/trading/shift.ts';

const received = (count: number) => ({ attributes: { ApproximateReceiveCount: String(count) } });

describe('a shift of work on a long order', () => {
  it('goes on as long as its invocation has time', () => {
    let isLate = false;
    const shift = shiftOf({ record: received(1), hasTime: () => !isLate });
    shift.gotOn();
    expect(shift.hasTime()).toBe(true);
    isLate = true;
    expect(shift.hasTime()).toBe(false);
  });

  it('hands over once it got on, where those before it were cut off, so that a message whose work gets on never runs out of receives', () => {
    const shift = shiftOf({ record: received(3), hasTime: () => true });
    expect(shift.hasTime()).toBe(true);
    shift.gotOn();
    expect(shift.hasTime()).toBe(false);
  });
});
