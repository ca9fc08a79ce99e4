/** S3 by signed requests: four verbs don't need the SDK's 140 KB. */
import { AwsClient } from 'aws4fetch';

export interface S3Options {
  readonly bucket: string;
  readonly region: string;
  /** Endpoint of a local S3; path-style then. */
  readonly endpoint?: string | undefined;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string | undefined;
  };
}

/** A client that signs requests to S3. */
export function s3Client({ region, credentials }: Pick<S3Options, 'region' | 'credentials'>): AwsClient {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  return new AwsClient({
    accessKeyId,
    secretAccessKey,
    ...(sessionToken !== undefined && { sessionToken }),
    service: 's3',
    region,
    retries: 4,
  });
}
