/** In a process of its own: loads a bundle, calls it once, and prints the milliseconds since the process began. */
import { readFileSync } from 'node:fs';

const [, , bundle, eventFile] = process.argv;
const { handler } = await import(bundle);
const event = JSON.parse(readFileSync(eventFile, 'utf8'));
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = () => true;
const answer = await handler(event, { awsRequestId: 'bench', getRemainingTimeInMillis: () => 29_000 });
process.stdout.write = write;
if (answer?.statusCode !== undefined && answer.statusCode !== 201) throw new Error(JSON.stringify(answer));
write(`${performance.now()}\n`);
process.exit(0);
