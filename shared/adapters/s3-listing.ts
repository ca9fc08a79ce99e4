import type { ListedObject, ObjectListing } from '../kernel/object-listing.ts';
import { s3Objects } from './s3.ts';
import { type S3Options, s3Client } from './s3-client.ts';

const KEYS_MAX = 1_000;
const CONTENTS = /<Contents>(.*?)<\/Contents>/gs;
const textOf = (xml: string, tag: string): string | undefined => new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1];

function objectOf(xml: string): ListedObject {
  const [name, modifiedAt] = [textOf(xml, 'Key'), textOf(xml, 'LastModified')];
  if (name === undefined || modifiedAt === undefined) throw new Error('S3 listed an object without name or time');
  // Names are ours: ids, digits, slashes. Whatever else XML would write another way is none of them.
  return { name, modifiedAt };
}

/** Listing of a bucket by `ListObjectsV2`. */
export function s3Listing(options: S3Options): ObjectListing {
  const { bucket, region, endpoint } = options;
  const client = s3Client(options);
  const base = endpoint === undefined ? `https://${bucket}.s3.${region}.amazonaws.com/` : `${endpoint}/${bucket}`;
  return {
    async list(prefix, { after, limit }) {
      const found: ListedObject[] = [];
      for (let start = after; ; start = found.at(-1)?.name) {
        const url = new URL(base);
        url.searchParams.set('list-type', '2');
        url.searchParams.set('max-keys', String(Math.min(KEYS_MAX, limit - found.length)));
        url.searchParams.set('prefix', prefix);
        if (start !== undefined) url.searchParams.set('start-after', start);
        const response = await client.fetch(url);
        const xml = await response.text();
        if (!response.ok) throw new Error(`GET ${bucket}: S3 answered ${response.status} ${xml.slice(0, 300)}`);
        const page = [...xml.matchAll(CONTENTS)].map(([, one = '']) => objectOf(one));
        found.push(...page);
        if (page.length === 0 || found.length >= limit || textOf(xml, 'IsTruncated') !== 'true') return found;
      }
    },
    delete: (name) => s3Objects(options).delete(name),
  };
}
