import type { Construct } from 'constructs';
import { KeyedTable } from './keyed-table.ts';
import type { TableCapacity } from './table-capacity.ts';

export const DUE_INDEX = 'due';

/** Heads, pages and records of the read models. Its index finds the records that are due. */
export class RowTable extends KeyedTable {
  constructor(scope: Construct, id: string, capacity?: TableCapacity) {
    super(scope, id, { store: 'rows', timeToLiveAttribute: 'ttl', capacity });
    this.addKeyIndex(DUE_INDEX, 'ds', 'da');
  }
}
