/**
 * The order of spec files: those that look at all users of the shared host start first, while these are few; then those
 * that mostly wait, so that others do their work meanwhile.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const FIRST = [
  'operations/inspection.api',
  'operations/operations.api',
  'market-data/market.api',
  'endurance/host-kill',
  'endurance/replaced-pages.api',
  'adapters/dynamodb/faults',
  'faults/operations.api',
];

const rankOf = ({ moduleId }: TestSpecification): number => {
  const rank = FIRST.findIndex((name) => moduleId.endsWith(`test/${name}.spec.ts`));
  return rank < 0 ? FIRST.length : rank;
};

export class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}
