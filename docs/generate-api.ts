/** Writes the API reference; with `--check` it fails when what is there differs. */
import { apiReference } from './api-reference.ts';
import { runGenerator } from './generated-files.ts';

await runGenerator(import.meta.filename, await apiReference());
