/** The CDK app: what `cdk synth` and `cdk deploy` run. */
import { synthesize } from './synthesize.ts';

synthesize();
