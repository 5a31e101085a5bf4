// The archive of every recipe holds, byte for byte, what Maven's archetype plugin wrote in this build for the same answers.

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { open } from './support/open.js';
import { contents, differences, SAMPLES, sample } from './support/projects.js';
import { take } from './support/visit.js';

// Narrows what takes long: RECIPES=http-api,webhook
const WANTED = process.env.RECIPES?.split(',');
const { recipes } = JSON.parse(await readFile(new URL('../generated/chooser.json', import.meta.url), 'utf8'));
const scratch = mkdtempSync(join(tmpdir(), 'archive-'));
let site;
let page;

before(async () => {
  site = await open();
  page = await site.page();
});

after(async () => {
  await site?.close();
  await rm(scratch, { recursive: true, force: true });
});

for (const recipe of recipes.filter(({ id }) => !WANTED || WANTED.includes(id))) {
  for (const name of SAMPLES) {
    test(`${recipe.id}, sample ${name}`, async () => {
      const { answers, folder: expected } = await sample(recipe.id, name);
      const folder = await mkdtemp(join(scratch, 'taken-'));
      const project = await take(page, recipe, answers, folder);

      assert.deepEqual(readdirSync(folder).sort(), [answers.artifactId, `${answers.artifactId}.zip`]);
      assert.deepEqual(await differences(project, expected), []);
      assert.equal(statSync(join(project, 'mvnw')).mode & 0o777, 0o755);
      const files = Object.values(await contents(project));
      const bytes = files.reduce((sum, content) => sum + content.length, 0);
      console.log(`${recipe.id}, ${name}: ${files.length} files, ${bytes} bytes, all equal`);
    });
  }
}

test('it is quiet and stays on the site', () => assert.deepEqual(site.complaints, []));
