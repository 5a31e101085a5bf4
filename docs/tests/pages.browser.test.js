// Every page of the built site: links, console, requests, accessibility, width, size.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, posix } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { filesBelow } from '../site/files.js';
import { BUILT, open } from './support/open.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LIMIT = 300_000;
let site;
let pages;

before(async () => {
  site = await open();
  pages = (await filesBelow(BUILT)).filter((path) => path.endsWith('index.html'));
});

after(() => site?.close());

test('no link is broken, nor a place in a page that a link names', async () => {
  const texts = new Map(
    await Promise.all(pages.map(async (path) => [path, await readFile(join(BUILT, path), 'utf8')])),
  );
  const files = new Set(await filesBelow(BUILT));
  const broken = [];
  let links = 0;
  for (const [path, html] of texts) {
    for (const [, href] of html.matchAll(/<(?:a|link|script|img)\b[^>]*?\s(?:href|src)="([^"]+)"/g)) {
      if (/^(https:|data:)/.test(href)) continue;
      links++;
      const [file, fragment] = href.replaceAll('&amp;', '&').split('#');
      const wanted = file === '' ? path : posix.normalize(posix.join(posix.dirname(path), file));
      const found = [wanted, posix.join(wanted, 'index.html')].find((name) => files.has(name));
      const place = decodeURIComponent(fragment ?? '');
      if (!found) broken.push(`${path}: ${href}`);
      // A fragment with a name and a value is for the chooser.
      else if (place && !place.includes('=') && !texts.get(found)?.includes(`id="${place}"`))
        broken.push(`${path}: ${href}`);
    }
  }
  console.log(`${pages.length} pages, ${links} links`);
  assert.deepEqual(broken, []);
});

test('axe has nothing to say about any page, light or dark', async () => {
  const page = await site.visitor.newPage();
  const findings = new Map();
  const note = (path, found) => found.forEach((finding) => findings.set(finding, path));
  for (const path of pages) {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(site.address + path.replace(/index\.html$/, ''), { waitUntil: 'networkidle' });
    note(path, await axe(page));
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('html.dark').waitFor();
    note(`${path}, dark`, await axe(page, ['color-contrast']));
  }
  await page.close();
  assert.deepEqual(Object.fromEntries(findings), {});
});

test('axe has nothing to say about the chooser with everything open, nor about the search', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const page = await site.page('#recipe=http-api&artifactId=Bad');
    await page.emulateMedia({ colorScheme });
    await page.getByText('Correct the names above').waitFor();
    assert.deepEqual(await axe(page), []);
    await page.getByLabel('artifactId').fill('good');
    await page.getByRole('tree').waitFor();
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    assert.deepEqual(await axe(page), []);
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByLabel('Search the pages').last().fill('identity');
    await page.locator('.search-box li').first().waitFor();
    assert.deepEqual(await axe(page), []);
    await page.keyboard.press('Escape');
    await page.locator('.search-box').waitFor({ state: 'detached' });
    await page.close();
  }
});

test('no page is wider than a phone of 360 pixels', async () => {
  const page = await site.visitor.newPage();
  await page.setViewportSize({ width: 360, height: 740 });
  const wide = [];
  for (const path of [...pages.map((path) => path.replace(/index\.html$/, '')), '#recipe=http-api']) {
    await page.goto(site.address + path, { waitUntil: 'networkidle' });
    if ((await page.evaluate(() => document.documentElement.scrollWidth)) > 360) wide.push(path);
  }
  await page.close();
  assert.deepEqual(wide, []);
});

test('links between pages work without loading a page anew', async () => {
  const page = await site.page();
  await page.getByRole('link', { name: 'Recipes', exact: true }).first().click();
  await page.waitForURL('**/recipes/');
  await page.getByRole('main').getByRole('link', { name: 'HTTP API' }).first().click();
  await page.waitForURL('**/recipes/http-api/');
  await page.getByRole('link', { name: 'See every file and take it' }).click();
  await page.getByRole('tree').waitFor();
  await page.close();
});

test('the search finds a page and goes there', async () => {
  const page = await site.page('guides/deploy/');
  await page.keyboard.press('Control+k');
  await page.locator('#search-words').waitFor();
  await page.keyboard.type('delivery guarantees');
  await page.locator('.search-box li').first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/foundations/delivery/**');
  await page.close();
});

test('a first visit loads less than 300 kB', async () => {
  for (const path of ['', 'recipes/http-api/', 'updating/']) {
    const page = await site.visitor.newPage();
    const loaded = [];
    page.on('response', async (response) => loaded.push(response));
    await page.goto(site.address + path, { waitUntil: 'load' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    const sizes = await Promise.all(
      loaded
        // What the browser fetches later, when it has nothing else to do.
        .filter((response) => !/\/templates\//.test(response.url()))
        .map(async (response) => [new URL(response.url()).pathname, gzipSync(await response.body()).length]),
    );
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    console.log(`/${path}: ${sizes.length} files, ${total} bytes compressed`);
    assert.ok(total < LIMIT, JSON.stringify(sizes));
    await page.close();
  }
});

test('what all this made the browser do was quiet and stayed on the site', () => {
  assert.deepEqual(site.complaints, []);
});

/** What axe finds by these rules, or by all. */
async function axe(page, rules) {
  // Through the debugger, since the page's own policy allows no script of ours.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((rules) => globalThis.axe.run(rules ? { runOnly: rules } : {}), rules);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary.split('\n')[1]?.trim()}`),
  );
}
