/** The reference page: in a real browser where one is installed, and its parts over HTTP everywhere. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { PROBLEMS } from '../../shared/kernel/http/problems.ts';
import { EVENT_TYPES } from '../../shared/webhooks/contract/event-types.ts';
import { origin } from '../support/api.ts';
import { chromiumPath, startBrowser } from '../support/browser.ts';
import { routes } from '../support/routes.ts';

const get = (target: string, headers: Record<string, string> = {}) => fetch(`${origin()}${target}`, { headers });

/** Opens the page in Chromium, and gathers whatever it asks of others, refuses to run, or stumbles over. */
async function withPage<T>(executablePath: string, act: (page: Page) => Promise<T>) {
  const browser = await startBrowser(executablePath);
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
    const trouble: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(`${origin()}/`)) trouble.push(`asks ${request.url()}`);
    });
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) trouble.push(message.text());
    });
    page.on('pageerror', (error) => trouble.push(error.message));
    await page.goto(`${origin()}/docs`);
    await page.waitForSelector('.opblock');
    return { result: await act(page), trouble };
  } finally {
    await browser.close();
  }
}

/** Signs in by the button and sends one request by the form of its route; answers the status and body shown. */
async function tryIt(page: Page): Promise<readonly [string, string]> {
  await page.click('#token button');
  await page.getByText('Signed in').waitFor();
  const operation = page.locator('#operations-settings-getSettings');
  await operation.locator('.opblock-summary-control').click();
  await operation.locator('.btn.execute').click();
  const shown = operation.locator('.live-responses-table .response');
  return [
    (await shown.locator('.response-col_status').first().textContent())?.trim() ?? '',
    (await shown.locator('.highlight-code').first().textContent()) ?? '',
  ];
}

/** The page draws those operations that are in sight; the component knows all. */
const OPERATIONS =
  "[...ui.specSelectors.taggedOperations().values()].reduce((sum, tag) => sum + tag.get('operations').size, 0)";

const shownOf = async (page: Page) => ({
  title: await page.title(),
  dark: await page.locator('html.dark-mode').count(),
  widerThanScreen: await page.evaluate('document.documentElement.scrollWidth > innerWidth'),
  operations: await page.evaluate(OPERATIONS),
  codes: await page.locator('.info details tbody tr td:first-child').allTextContents(),
  webhooks: await page
    .locator('.webhooks .opblock-summary-path')
    .evaluateAll((all) => all.map((one) => one.textContent)),
});

const browserPath = chromiumPath;

describe('the reference page', () => {
  if (browserPath === undefined) {
    it('was NOT opened in a browser, since no Chromium is installed here (set CHROMIUM_PATH): over HTTP it is a page', async () => {
      const page = await (await get('/docs')).text();
      expect(page).toContain('<title>Foldbook API reference</title>');
    });
  } else {
    it('shows every route, code and webhook in a browser, and sends a request that is answered', async () => {
      const { result, trouble } = await withPage(browserPath, async (page) => ({
        ...(await shownOf(page)),
        answer: await tryIt(page),
      }));
      const { answer, webhooks, ...shown } = result;
      expect(trouble).toEqual([]);
      expect(shown).toEqual({
        title: 'Foldbook API reference',
        dark: 1,
        widerThanScreen: false,
        operations: routes.length,
        codes: Object.keys(PROBLEMS),
      });
      expect(webhooks.map((text) => text.replaceAll('\u200b', '').trim())).toEqual(EVENT_TYPES);
      expect(answer).toEqual(['200', expect.stringContaining('"baseCurrency": "USD"')]);
    });
  }

  it('is made of files of this origin alone, under a policy that lets in no others', async () => {
    const response = await get('/docs');
    const page = await response.text();
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    const targets = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, target = '']) => target);
    expect(targets.length).toBeGreaterThan(5);
    for (const target of new Set(targets)) {
      expect(target).toMatch(/^\//);
      const part = await get(target);
      expect([target, part.status]).toEqual([target, 200]);
      expect((await part.arrayBuffer()).byteLength).toBeGreaterThan(50);
    }
    expect(page).not.toMatch(/<style|\son\w+=|<script(?![^>]*\bsrc=)/);
  });

  it('comes compressed, and not twice', async () => {
    const first = await get('/docs/swagger-ui.js', { 'accept-encoding': 'gzip' });
    expect(first.headers.get('content-encoding')).toBe('gzip');
    expect((await first.arrayBuffer()).byteLength).toBeGreaterThan(1_000_000);
    const again = await get('/docs/swagger-ui.js', { 'if-none-match': first.headers.get('etag') ?? '' });
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
  });

  it.each(['/docs/none.js', '/docs/index.mjs', '/docs/..%2findex.mjs', '/docs/%2e%2e'])(
    'gives out nothing but its own files: %s',
    async (target) => {
      const response = await get(target);
      expect([400, 404]).toContain(response.status);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
    },
  );
});
