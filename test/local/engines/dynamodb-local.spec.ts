import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { faultsOf } from '../../../infra/local/engines/dynamodb-local/fetch.ts';

const dir = mkdtempSync(join(tmpdir(), 'foldbook-jars-'));
afterAll(() => rmSync(dir, { recursive: true }));
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const expected = new Map([
  ['one.jar', sha256('one')],
  ['two.jar', sha256('two')],
]);
const put = (name: string, text: string): void => writeFileSync(join(dir, name), text);

describe('the files of an engine that was fetched', () => {
  it('are missed when they are not there', () => {
    expect(faultsOf(join(dir, 'nowhere'), expected)).toEqual(['one.jar is missing', 'two.jar is missing']);
  });

  it('are used only if they are byte for byte those that are known, and no others', () => {
    put('one.jar', 'one');
    put('two.jar', 'another');
    put('three.jar', 'three');
    expect(faultsOf(dir, expected)).toEqual([
      'three.jar does not belong there',
      `two.jar has the SHA-256 ${sha256('another')}, not ${sha256('two')}`,
    ]);
    rmSync(join(dir, 'three.jar'));
    put('two.jar', 'two');
    expect(faultsOf(dir, expected)).toEqual([]);
  });
});
