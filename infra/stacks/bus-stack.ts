import { Stack } from 'aws-cdk-lib';
import { EventBus, type IEventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { label } from '../constructs/label.ts';

/** The bus that carries each commit to the consumers of its stream type. */
export class BusStack extends Stack {
  readonly bus: IEventBus;

  constructor(scope: Construct, id: string) {
    super(scope, id, { description: 'Foldbook: the event bus.' });
    // The assertion: aws-cdk-lib's own types don't hold under exactOptionalPropertyTypes.
    this.bus = new EventBus(this, 'Bus', { description: 'Commits, one entry each.' }) as IEventBus;
    label(this.bus, { store: 'bus' });
  }
}
