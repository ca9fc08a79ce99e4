/** The order of spec files: those that mostly wait start first, so that others do their work meanwhile. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const WAITING = ['faults/replaced-pages.api', 'faults/host-kill', 'adapters/dynamodb/faults'];

const rankOf = ({ moduleId }: TestSpecification): number => {
  const rank = WAITING.findIndex((name) => moduleId.endsWith(`test/${name}.spec.ts`));
  return rank < 0 ? WAITING.length : rank;
};

export class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}
