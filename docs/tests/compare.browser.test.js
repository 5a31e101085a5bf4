// The page that compares two versions, with two that are made for the test.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { compareFiles } from '../site/generate.js';
import { record, slim } from '../site/releases.js';
import { open } from './support/open.js';

const file = (path, text) => ({ path, kind: 'copied', text });
const FIRST = [file('README.md', 'one\ntwo\n<b>three</b>\n'), file('gone.txt', 'gone\n'), file('same.txt', 'same\n')];
const SECOND = [file('README.md', 'one\n2\n<b>three</b>\n'), file('new.txt', 'new\n'), file('same.txt', 'same\n')];
let site;

before(async () => {
  const recipes = (files) => [{ id: 'sample', name: 'Sample', files }];
  const first = record('0.1.0', recipes(FIRST));
  const second = slim(record('0.2.0', recipes(SECOND)), [first]);
  site = await open({ overlays: new Map(compareFiles(recipes(SECOND), [first, second])) });
});

after(() => site?.close());

test('the two newest versions are compared, file by file and line by line', async () => {
  const page = await site.page('compare/');
  await page.getByText('3 files differ.').waitFor();
  const files = await page.locator('.compare h2').allTextContents();
  assert.deepEqual(
    files.map((text) => text.trim()),
    ['README.md changed', 'gone.txt removed', 'new.txt added'],
  );
  const readme = page.locator('.compare section').first().locator('.hunk div');
  assert.deepEqual(await readme.allTextContents(), ['  one', '- two', '+ 2', '  <b>three</b>']);
  await page.close();
});

test('other versions can be chosen', async () => {
  const page = await site.page('compare/');
  await page.getByText('3 files differ.').waitFor();
  await page.getByRole('combobox', { name: /^From/ }).selectOption('0.2.0');
  await page.getByText('No file differs.').waitFor();
  await page.getByRole('combobox', { name: /^To/ }).selectOption('0.1.0');
  await page.getByText('3 files differ.').waitFor();
  assert.equal(await page.locator('.hunk .removed').filter({ hasText: 'new' }).count(), 1);
  await page.close();
});

test('it is quiet and stays on the site', () => assert.deepEqual(site.complaints, []));
