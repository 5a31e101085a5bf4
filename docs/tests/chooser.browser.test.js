// The chooser in a real browser: questions, fields, preview, address, keyboard.

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ANSWERS } from './support/projects.js';
import { BUILT, open } from './support/open.js';
import { chooseRecipe, FIELDS, fill, save } from './support/visit.js';

const scratch = mkdtempSync(join(tmpdir(), 'chooser-'));
let site;
let catalogue;

before(async () => {
  site = await open();
  catalogue = JSON.parse(await readFile(new URL('../generated/chooser.json', import.meta.url), 'utf8'));
});

after(async () => {
  await site?.close();
  await rm(scratch, { recursive: true, force: true });
});

test('three answers arrive at one recipe, with its promises and its threats', async () => {
  const page = await site.page();
  await choose(page, 'What starts it?', 'HTTP');
  await choose(page, 'What does it talk to?', 'Microsoft Entra ID');
  await choose(page, 'Who may call it?', 'Users and services with an Entra ID token');
  await page
    .getByRole('status')
    .filter({ hasText: /recipes? fits?\./ })
    .waitFor();
  await chooseRecipe(page, { name: 'HTTP API' });
  const chosen = page.locator('.chosen');
  await chosen.getByText('No lost update').waitFor();
  await chosen.getByText(/^Threats covered/).click();
  await chosen.getByText('Lost updates', { exact: true }).waitFor();
  await chosen.getByText(/^Threats not covered/).click();
  await chosen.getByText(/A stolen token works/).waitFor();
  await page.close();
});

test('plain words arrive at one recipe', async () => {
  const page = await site.page();
  await page.getByLabel('Or say what it shall do').fill('verify a webhook of GitHub');
  await page.getByRole('heading', { level: 2, name: 'Webhook' }).waitFor();
  assert.match(page.url(), /#.*recipe=webhook/);
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByText(`${catalogue.recipes.length} recipes fit.`).waitFor();
  await page.close();
});

test('from a recipe in the list to its files is one step, and what the questions exclude is not chosen', async () => {
  const page = await site.page();
  await chooseRecipe(page, { name: 'Webhook' });
  const title = page.getByRole('heading', { name: 'Look, and take it' });
  await page.getByRole('button', { name: 'See its files' }).click();
  assert.ok(await title.evaluate((heading) => heading === document.activeElement));
  const { y } = await title.boundingBox();
  assert.ok(y >= 0 && y < 200, String(y));
  assert.match(page.url(), /recipe=webhook/);
  await choose(page, 'What starts it?', 'MCP tool');
  await page.getByRole('heading', { level: 2, name: 'MCP server' }).waitFor();
  await choose(page, 'What starts it?', 'Service Bus queue');
  await page.getByRole('heading', { level: 2, name: 'Service Bus worker' }).waitFor();
  await choose(page, 'What starts it?', 'Timer');
  await page.getByText('Choose a recipe to see its files and take it.').waitFor();
  await page.close();
});

test('a bad value is refused while it is typed, by the words of the archetype, and hides the files', async () => {
  const page = await site.page('#recipe=http-api');
  await page.getByRole('tree').waitFor();
  for (const { name, message } of catalogue.inputs.filter(({ name }) => FIELDS.includes(name))) {
    const field = page.getByLabel(name, { exact: true });
    const good = await field.inputValue();
    await field.press('End');
    await field.pressSequentially('/..');
    await page.getByText(message).waitFor();
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    assert.equal(await page.getByRole('button', { name: 'Download ZIP' }).count(), 0);
    await field.fill(good);
    await page.getByRole('tree').waitFor();
  }
  await page.close();
});

test('a file is shown as it will be', async () => {
  const page = await site.page(
    '#recipe=http-api&groupId=org.acme&artifactId=orders&package=org.acme.fn&javaVersion=21',
  );
  await page.getByRole('treeitem', { name: 'pom.xml' }).click();
  const content = page.locator('.content pre');
  const text = await content.textContent();
  assert.ok(text.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<project'), text.slice(0, 80));
  assert.match(text, /<artifactId>orders<\/artifactId>/);
  assert.match(text, /<maven\.compiler\.release>21</);
  await page.close();
});

test('the page works without a network once it is loaded', async () => {
  const page = await site.page();
  // All files of all recipes: an entry is there when its file has arrived.
  await page.waitForFunction(
    (wanted) =>
      new Set(
        performance
          .getEntriesByType('resource')
          .map(({ name }) => name)
          .filter((name) => name.includes('/templates/')),
      ).size === wanted,
    readdirSync(join(BUILT, 'templates'), { recursive: true }).filter((name) => name.endsWith('.json')).length,
  );
  await site.visitor.setOffline(true);
  try {
    const before = site.requests.length;
    for (const { name } of catalogue.recipes) {
      await chooseRecipe(page, { name });
      await page.getByRole('heading', { level: 2, name, exact: true }).waitFor();
      await page.getByRole('tree').waitFor();
    }
    await save(page, scratch);
    assert.equal(site.requests.length, before);
  } finally {
    await site.visitor.setOffline(false);
  }
  await page.close();
});

test('everything can be done by keyboard alone', async () => {
  const page = await site.page();
  await tab(page, (focused) => focused.name === 'trigger');
  await page.keyboard.press('ArrowRight');
  assert.match(page.url(), /trigger=/);
  await page.keyboard.press('ArrowLeft');
  await tab(page, (focused) => focused.id === 'words');
  await page.keyboard.type('access tokens list create');
  await tab(page, (focused) => focused.name === 'recipe');
  await page.keyboard.press('Space');
  await page.getByRole('tree').waitFor();
  await tab(page, (focused) => focused.id === 'answer-groupId');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('org.acme');
  await tab(page, (focused) => focused.role === 'treeitem');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.locator('.content .path').filter({ hasText: 'pom.xml' }).waitFor();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  assert.notEqual(await page.evaluate(() => document.activeElement.getAttribute('aria-level')), '1');
  await page.keyboard.press('ArrowLeft');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-level')), '1');
  await tab(page, (focused) => focused.text === 'Download ZIP', 'Shift+Tab');
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  assert.match(file.suggestedFilename(), /\.zip$/);
  await page.close();
});

test('an address restores the choices', async () => {
  const page = await site.page();
  await choose(page, 'What starts it?', 'Queue');
  await chooseRecipe(page, { name: 'Queue worker' });
  await fill(page, ANSWERS[1]);
  const address = page.url();
  await page.close();
  const other = await site.visitor.newPage();
  await other.goto(address);
  await other.getByRole('heading', { level: 2, name: 'Queue worker' }).waitFor();
  assert.ok(
    await other
      .getByRole('group', { name: 'What starts it?' })
      .getByRole('radio', { name: 'Queue', exact: true })
      .isChecked(),
  );
  for (const name of FIELDS) assert.equal(await other.getByLabel(name, { exact: true }).inputValue(), ANSWERS[1][name]);
  assert.ok(await other.getByRole('radio', { name: ANSWERS[1].javaVersion, exact: true }).isChecked());
  await other.evaluate(() => (location.hash = '#recipe=webhook'));
  await other.getByRole('heading', { level: 2, name: 'Webhook' }).waitFor();
  await other.close();
});

test('hostile values in the address do nothing', async () => {
  const hostile = [
    '#recipe=<img src=x onerror=alert(1)>&groupId=<script>alert(1)</script>',
    '#recipe=__proto__&trigger=constructor&service=toString',
    '#recipe=http-api&groupId=${groupId.class.name}&artifactId=../../etc&version=#set($x=1)&package=a%00b&javaVersion=99',
    '#recipe=http-api&artifactId=%22%3E%3Csvg%20onload%3Dalert(1)%3E',
    `#recipe=http-api&words=${'('.repeat(150)}*%5B`,
    '#%E0%A4%A',
    `#groupId=${'a'.repeat(5000)}`,
  ];
  for (const fragment of hostile) {
    const page = await site.visitor.newPage();
    const dialogs = [];
    page.on('dialog', (dialog) => (dialogs.push(dialog.message()), dialog.dismiss()));
    await page.goto(site.address + fragment, { waitUntil: 'networkidle' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.deepEqual(dialogs, [], fragment);
    assert.equal(await page.locator('.home img, .home script, .home svg').count(), 0, fragment);
    if (fragment.includes('artifactId='))
      assert.equal(await page.getByRole('button', { name: 'Download ZIP' }).count(), 0, fragment);
    assert.equal(await page.evaluate(() => ({}).polluted), undefined);
    await page.close();
  }
  // The browser itself warns of an address that it cannot decode.
  site.complaints.splice(0, Infinity, ...site.complaints.filter((complaint) => !complaint.includes('URIError')));
});

test('dark mode is a switch, and is remembered', async () => {
  const page = await site.page();
  const dark = () => page.evaluate(() => document.documentElement.classList.contains('dark'));
  assert.equal(await dark(), false);
  await page.getByRole('switch').first().click();
  assert.equal(await dark(), true);
  await page.reload();
  assert.equal(await dark(), true);
  await page.getByRole('switch').first().click();
  await page.close();
});

test('the commands and the settings name this site and these answers', async () => {
  const page = await site.page('#recipe=http-api&groupId=org.acme&artifactId=orders');
  const command = page.locator('pre.command').first();
  await page.getByRole('radio', { name: 'PowerShell' }).check({ force: true });
  assert.match(await command.textContent(), /"-DgroupId=org\.acme" `\n/);
  await page.locator('summary', { hasText: 'Let Maven take recipes from this site' }).click();
  await page.getByText(`<url>${site.address}maven2/</url>`).waitFor();
  await page.getByText(`${site.address}archetype-catalog.xml`).waitFor();
  await page.close();
});

test('what all this made the browser do was quiet and stayed on the site', () => {
  assert.deepEqual(site.complaints, []);
});

function choose(page, question, answer) {
  return page
    .getByRole('group', { name: question })
    .getByRole('radio', { name: answer, exact: true })
    .check({ force: true });
}

/** Presses the tabulator until the focus is where it is wanted. */
async function tab(page, wanted, key = 'Tab') {
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press(key);
    const focused = await page.evaluate(() => {
      const { id, name, textContent } = document.activeElement;
      return { id, name, text: textContent.trim(), role: document.activeElement.getAttribute('role') };
    });
    if (wanted(focused)) return;
  }
  assert.fail('The keyboard does not get there.');
}
