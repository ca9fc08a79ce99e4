import type { Migration } from './migration.ts';
import { modelSteps } from './models.ts';

/** What came with heads that commits move on (ADR 0042). Code of before can't read those that were. */
export const carriedHeads: Migration = {
  id: '0013-carried-heads',
  description: 'Puts on record that commits carry what they changed in the head, which code of before does not read.',
  steps: modelSteps({ 'format/sealed-body': 3, 'format/head': 2 }),
};
