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
const DESKTOP = { width: 1280, height: 720 };
const PHONE = { width: 360, height: 740 };
let site;
let pages;
let visits;

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

test('every page is in a sidebar', async () => {
  const linked = await Promise.all(
    ['index.html', 'gate/index.html'].map(async (path) => {
      const [sidebar] = (await readFile(join(BUILT, path), 'utf8')).match(/<nav[^>]*id="VPSidebarNav"[\s\S]*?<\/nav>/);
      const links = [...sidebar.matchAll(/href="([^"]+)"/g)].map(([, href]) => href);
      return links.map((href) => posix.join(posix.dirname(path), href, 'index.html'));
    }),
  );
  const found = new Set(linked.flat());
  assert.deepEqual(
    pages.filter((path) => !found.has(path)),
    [],
  );
});

test('axe has nothing to say about any page, light or dark', async () => {
  const findings = new Map();
  for (const [path, { light, dark }] of await visited()) {
    for (const finding of light) findings.set(finding, path);
    for (const finding of dark) findings.set(finding, `${path}, dark`);
  }
  assert.deepEqual(Object.fromEntries(findings), {});
});

test('no page is wider than a phone of 360 pixels', async () => {
  const wide = [...(await visited())].filter(([, { width }]) => width > PHONE.width).map(([path]) => path);
  assert.deepEqual(wide, []);
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

/** What was seen on each page. All are visited once, two at a time, whichever test asks first. */
function visited() {
  visits ??= visit([...pages.map((path) => path.replace(/index\.html$/, '')), '#recipe=http-api']);
  return visits;
}

async function visit(addresses) {
  const seen = new Map(addresses.map((address) => [address, null]));
  const waiting = [...addresses];
  const visitor = async () => {
    const page = await site.visitor.newPage();
    for (let address; (address = waiting.shift()) !== undefined; ) seen.set(address, await look(page, address));
    await page.close();
  };
  await Promise.all([visitor(), visitor()]);
  return seen;
}

async function look(page, address) {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(DESKTOP);
  // Another fragment alone would not load the page anew.
  await page.goto('about:blank');
  await page.goto(site.address + address, { waitUntil: 'networkidle' });
  // Bar and sidebar are the same everywhere.
  const elsewhere = address === '' ? {} : { exclude: ['.VPNav', '.VPSidebar'] };
  const light = await axe(page, elsewhere);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html.dark').waitFor();
  const dark = await axe(page, elsewhere, ['color-contrast']);
  await page.setViewportSize(PHONE);
  return { light, dark, width: await page.evaluate(() => document.documentElement.scrollWidth) };
}

/** What axe finds in a part of a page, or all of it, by these rules, or by all. */
async function axe(page, part = {}, rules = undefined) {
  // Through the debugger, since the page's own policy allows no script of ours.
  await page.evaluate(AXE);
  const options = { resultTypes: ['violations'], ...(rules ? { runOnly: rules } : {}) };
  const { violations } = await page.evaluate(
    ([part, options]) => globalThis.axe.run(part.exclude ? part : globalThis.document, options),
    [part, options],
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary.split('\n')[1]?.trim()}`),
  );
}
