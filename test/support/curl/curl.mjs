#!/usr/bin/env node
/** Stands for curl where there is none: what the README's commands use of it, and nothing else. */
import { readFileSync } from 'node:fs';

const headers = {};
let [method, body, url] = [undefined, undefined, undefined];
const rest = process.argv.slice(2);
for (let flag = rest.shift(); flag !== undefined; flag = rest.shift()) {
  if (flag === '-s') continue;
  else if (flag === '-X') method = rest.shift();
  else if (flag === '-H') {
    const [, name, value] = /^([^:]+):\s*(.*)$/.exec(rest.shift() ?? '') ?? [];
    headers[name] = value;
  } else if (flag === '-d') body = rest.shift();
  else if (!flag.startsWith('-')) url = flag;
  else throw new Error(`curl ${flag} is not known here`);
}
if (body === '@-') body = readFileSync(0, 'utf8');
const response = await fetch(url, { method: method ?? (body === undefined ? 'GET' : 'POST'), headers, body });
process.stdout.write(await response.text());
if (!response.ok) process.exitCode = 22;
