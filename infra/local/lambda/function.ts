import type { FunctionModel } from '../template/model.ts';

/** What running a function takes from the template's model. */
export type LambdaFunction = Pick<
  FunctionModel,
  | 'name'
  | 'physicalName'
  | 'arn'
  | 'assetPath'
  | 'handler'
  | 'runtime'
  | 'environment'
  | 'timeoutSeconds'
  | 'memoryMb'
  | 'reservedConcurrency'
>;
