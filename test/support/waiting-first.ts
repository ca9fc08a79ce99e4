/**
 * The order of spec files: those that mostly wait start first, so that others do their work meanwhile; then those that
 * look at all users of the shared host, while these are few.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const FIRST = [
  'faults/replaced-pages.api',
  'operations/inspection.api',
  'market-data/market.api',
  'operations/operations.api',
  'faults/host-kill',
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
