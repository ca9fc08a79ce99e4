/** Writes the types of the client; with `--check` it fails when what is there differs. */
import { clientTypes } from './client-types.ts';
import { runGenerator } from './generated-files.ts';

await runGenerator(import.meta.filename, await clientTypes());
