import type { Migration } from './migration.ts';
import { modelSteps } from './models.ts';

/** What came with bodies that aren't compressed. Code of before can read none of them. */
export const shortBodies: Migration = {
  id: '0012-short-bodies',
  description: 'Puts on record that short bodies are stored without compression, which code of before does not read.',
  steps: modelSteps({ 'format/sealed-body': 2 }),
};
