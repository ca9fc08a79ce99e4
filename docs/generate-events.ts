/** Writes the event reference; with `--check` it fails when what is there differs. */
import { eventReference } from './event-reference.ts';
import { runGenerator } from './generated-files.ts';

await runGenerator(import.meta.filename, await eventReference());
