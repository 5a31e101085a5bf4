// The built site in a browser, below a path that it does not know of.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { browser } from '../../site/browser.js';
import { serve } from './serve.js';

/** The folder of the built site. */
export const BUILT = fileURLToPath(new URL('../../.vitepress/dist', import.meta.url));

/** Serves the site and starts a browser; complaints collects what no visitor should cause. */
export async function open({ overlays, ...context } = {}) {
  if (!existsSync(BUILT)) throw new Error('The site is not built. Run: npm run build');
  const site = await serve(BUILT, { below: '/some/where/', overlays });
  const chromium = await browser();
  const visitor = await chromium.newContext({ acceptDownloads: true, reducedMotion: 'reduce', ...context });
  const complaints = [];
  visitor.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.page().url()}: ${message.text()}`);
  });
  visitor.on('weberror', (error) => complaints.push(`${error.page()?.url()}: ${error.error()}`));
  visitor.on('request', (request) => {
    if (!request.url().startsWith(site.address) && !/^(data|blob):/.test(request.url()))
      complaints.push(`Request to ${request.url()}`);
  });
  visitor.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} for ${response.url()}`);
  });
  return {
    ...site,
    visitor,
    complaints,
    async page(path = '') {
      const page = await visitor.newPage();
      await page.goto(site.address + path, { waitUntil: 'networkidle' });
      return page;
    },
    async close() {
      await chromium.close();
      await site.close();
    },
  };
}
