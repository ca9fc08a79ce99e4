import { TABLES } from '../fake-tables.ts';
import type { World } from '../world.ts';

/** No consumer was stopped: nothing that a user can send is poison. */
export const haltFaults = (world: World): string[] =>
  [...world.tables.all(TABLES.rows)].flatMap((item) => {
    const halted = item['halted']?.S ?? '{}';
    return halted === '{}' ? [] : [`${item['pk']?.S} is halted: ${halted}`];
  });
