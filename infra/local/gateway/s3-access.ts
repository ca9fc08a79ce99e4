/** Which S3 operation a request is, and the permissions that it needs. */
import type { AccessRequest } from '../iam/policy.ts';

export interface S3Call {
  readonly operation: string;
  readonly bucket: string;
  readonly key: string;
  readonly accesses: readonly AccessRequest[];
}

const OBJECT_OPERATIONS: Readonly<Record<string, readonly [string, string]>> = {
  GET: ['GetObject', 's3:GetObject'],
  HEAD: ['HeadObject', 's3:GetObject'],
  PUT: ['PutObject', 's3:PutObject'],
  DELETE: ['DeleteObject', 's3:DeleteObject'],
  POST: ['PostObject', 's3:PutObject'],
};
const BUCKET_OPERATIONS: Readonly<Record<string, readonly [string, string]>> = {
  GET: ['ListObjects', 's3:ListBucket'],
  HEAD: ['HeadBucket', 's3:ListBucket'],
  PUT: ['CreateBucket', 's3:CreateBucket'],
  DELETE: ['DeleteBucket', 's3:DeleteBucket'],
  POST: ['DeleteObjects', 's3:DeleteObject'],
};

const multipart = (method: string, query: URLSearchParams): readonly [string, string] | undefined => {
  if (method === 'POST' && query.has('uploads')) return ['CreateMultipartUpload', 's3:PutObject'];
  if (!query.has('uploadId')) return undefined;
  if (method === 'PUT') return ['UploadPart', 's3:PutObject'];
  if (method === 'POST') return ['CompleteMultipartUpload', 's3:PutObject'];
  if (method === 'DELETE') return ['AbortMultipartUpload', 's3:AbortMultipartUpload'];
  return ['ListParts', 's3:ListMultipartUploadParts'];
};

/** Path-style addresses only, which is what clients with an endpoint of their own use. */
export const s3CallOf = (method: string, url: URL, copySource: string | undefined): S3Call => {
  const [, bucket = '', ...rest] = url.pathname.split('/');
  const key = decodeURIComponent(rest.join('/'));
  const known = key === '' ? BUCKET_OPERATIONS : OBJECT_OPERATIONS;
  const [operation, action] = multipart(method, url.searchParams) ?? known[method] ?? ['Unknown', 's3:Unknown'];
  const bucketArn = `arn:aws:s3:::${bucket}`;
  const prefix = url.searchParams.get('prefix');
  const listing = action === 's3:ListBucket';
  const own: AccessRequest = {
    action,
    resource: key === '' ? (operation === 'DeleteObjects' ? `${bucketArn}/*` : bucketArn) : `${bucketArn}/${key}`,
    context: listing && prefix !== null ? { 's3:prefix': [prefix] } : {},
  };
  const source: readonly AccessRequest[] =
    copySource === undefined
      ? []
      : [
          {
            action: 's3:GetObject',
            resource: `arn:aws:s3:::${decodeURIComponent(copySource).replace(/^\//, '')}`,
            context: {},
          },
        ];
  return { operation, bucket, key, accesses: [own, ...source] };
};
