/**
 * The order of spec files: one that looks at all users of the shared host starts first, while these are few, beside those
 * that have hosts of their own and mostly wait.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const FIRST = [
  'operations/inspection.api',
  'faults/replaced-pages.api',
  'faults/host-kill',
  'adapters/dynamodb/faults',
  'operations/operations.api',
  'market-data/market.api',
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
