/** Parameters that operators keep secret, in the parameter store of AWS Systems Manager. */
import * as z from 'zod/mini';
import { type AwsJson, AwsRequestFailed } from './aws-json.ts';

const found = z.object({ Parameter: z.object({ Value: z.string() }) });

/** What a parameter says; `undefined` where nobody has put it. Throws where it may not be read. */
export async function readParameter(ssm: AwsJson, arn: string): Promise<string | undefined> {
  const name = arn.slice(arn.indexOf(':parameter/') + ':parameter'.length);
  try {
    return z.parse(found, await ssm('GetParameter', { Name: name, WithDecryption: true })).Parameter.Value;
  } catch (error) {
    if (error instanceof AwsRequestFailed && error.code === 'ParameterNotFound') return undefined;
    throw error;
  }
}
