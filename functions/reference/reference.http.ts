import { readAsset } from '../../shared/adapters/assets.ts';
import { jsonLog } from '../../shared/adapters/json-log.ts';
import { createPublicHandler } from '../../shared/kernel/http/public-handler.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { createFileServer } from '../../shared/reference/app/serve-file.ts';
import { readOpenApi, readReferenceFile, readReferencePage } from '../../shared/reference/contract/http.ts';

const serve = createFileServer(readAsset);

interface Negotiation {
  readonly 'if-none-match'?: string | undefined;
  readonly 'accept-encoding'?: string | undefined;
}

const file = (name: string, headers: Negotiation) =>
  serve({ name, ifNoneMatch: headers['if-none-match'], acceptEncoding: headers['accept-encoding'] });

export const handler = createPublicHandler({
  log: jsonLog(),
  routes: [
    on(readReferencePage, ({ headers }) => file('index.html', headers)),
    on(readReferenceFile, ({ params, headers }) => file(params.file, headers)),
    on(readOpenApi, ({ headers }) => file('openapi.json', headers)),
  ],
});
