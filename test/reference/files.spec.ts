import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createFileServer, type FileAnswer } from '../../shared/reference/app/serve-file.ts';

const TEXT = 'body { margin: 0 }';
const serve = createFileServer(async (name) => (name === 'page.css' ? gzipSync(TEXT) : undefined));

const ask = async (asked: { readonly ifNoneMatch?: string; readonly acceptEncoding?: string }): Promise<FileAnswer> => {
  const answer = await serve({ name: 'page.css', ifNoneMatch: undefined, acceptEncoding: undefined, ...asked });
  if ('refused' in answer) throw new Error(answer.detail);
  return answer;
};
const bodyOf = (answer: FileAnswer): Uint8Array => (answer.status === 200 ? answer.body : new Uint8Array());

describe('a file of the page', () => {
  it.each(['gzip', 'br, gzip;q=0.5', 'GZIP', '*', 'deflate, *;q=0.1'])(
    'goes out as it lies there to who takes "%s"',
    async (acceptEncoding) => {
      const answer = await ask({ acceptEncoding });
      expect(answer.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
      expect(gunzipSync(bodyOf(answer)).toString()).toBe(TEXT);
    },
  );

  it.each([undefined, '', 'br', 'gzip;q=0', 'gzip; q=0.0, br', 'identity'])(
    'is unpacked for who takes "%s"',
    async (acceptEncoding) => {
      const answer = await ask(acceptEncoding === undefined ? {} : { acceptEncoding });
      expect(answer.headers).not.toHaveProperty('content-encoding');
      expect(Buffer.from(bodyOf(answer)).toString()).toBe(TEXT);
    },
  );

  it('is not sent again to who has it', async () => {
    const { headers } = await ask({});
    const etag = headers['etag'] ?? '';
    expect(etag).toMatch(/^W\/"[0-9a-f]{32}"$/);
    for (const ifNoneMatch of [etag, `"other", ${etag}`, '*']) {
      expect(await ask({ ifNoneMatch })).toEqual({
        status: 304,
        headers: { etag, 'cache-control': 'public, no-cache', vary: 'accept-encoding' },
      });
    }
    for (const ifNoneMatch of ['"other"', '']) expect((await ask({ ifNoneMatch })).status).toBe(200);
  });

  it('that is none is not found', async () => {
    const asked = { name: 'passwd', ifNoneMatch: undefined, acceptEncoding: undefined };
    expect(await serve(asked)).toMatchObject({ refused: true, code: 'NotFound' });
  });
});
