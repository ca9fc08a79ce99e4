import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { linesWith } from '../../../clients/ops/trace/log-lines.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'foldbook-logs-'));
  const line = (fields: object) => `${JSON.stringify(fields)}\n`;
  writeFileSync(
    join(dir, 'a.http.log'),
    [
      'START RequestId: mine\n',
      line({ timestamp: '2026-01-01T00:00:02Z', correlationId: 'mine', n: 2 }),
      line({ timestamp: '2026-01-01T00:00:03Z', correlationId: 'other', detail: 'mine' }),
      '{"timestamp":"2026-01-01T00:00:04Z","correlationId":"mine',
    ].join(''),
  );
  const list = { timestamp: '2026-01-01T00:00:01Z', correlationId: ['other', 'mine'], n: 1 };
  writeFileSync(join(dir, 'b.log.1'), line(list));
  writeFileSync(join(dir, 'notes.txt'), line(list));
});
afterAll(() => rmSync(dir, { recursive: true }));

it('lines of an id are found in all log files, older ones too, by time', async () => {
  expect((await linesWith(dir, new Set(['mine'])))?.map(({ n }) => n)).toEqual([1, 2]);
  expect(await linesWith(join(dir, 'nowhere'), new Set(['mine']))).toBeUndefined();
});
