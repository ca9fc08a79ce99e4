import type { ContextWiring } from '../kernel/wiring.ts';

const FUNCTION = 'reference.http';
const PAGE = 'functions/reference/page';
const SWAGGER_UI = 'node_modules/swagger-ui-dist';

export const wiring: ContextWiring = {
  context: 'reference',
  functions: [
    {
      name: FUNCTION,
      entry: 'functions/reference/reference.http.ts',
      description: 'Serves the reference of the API as a page, and the OpenAPI document.',
      memoryMb: 512,
      timeoutSeconds: 10,
      bundle: 'plain',
      permissions: [],
      assets: [
        { name: 'index.html', from: `${PAGE}/index.html` },
        { name: 'page.js', from: `${PAGE}/page.js` },
        { name: 'page.css', from: `${PAGE}/page.css` },
        { name: 'icon.svg', from: `${PAGE}/icon.svg` },
        { name: 'openapi.json', from: 'docs/api/openapi.json' },
        { name: 'swagger-ui.js', from: `${SWAGGER_UI}/swagger-ui-bundle.js` },
        { name: 'swagger-ui.css', from: `${SWAGGER_UI}/swagger-ui.css` },
        { name: 'swagger-ui.license.txt', from: `${SWAGGER_UI}/LICENSE` },
        { name: 'swagger-ui.notice.txt', from: `${SWAGGER_UI}/NOTICE` },
        // What the script itself refers to for the libraries in it.
        { name: 'swagger-ui-bundle.js.LICENSE.txt', from: `${SWAGGER_UI}/swagger-ui-bundle.js.LICENSE.txt` },
      ],
    },
  ],
  routes: [
    { method: 'GET', path: '/docs', function: FUNCTION, auth: 'none' },
    { method: 'GET', path: '/docs/{file}', function: FUNCTION, auth: 'none' },
    { method: 'GET', path: '/openapi.json', function: FUNCTION, auth: 'none' },
  ],
  consumers: [],
  schedules: [],
  streamReaders: [],
};
