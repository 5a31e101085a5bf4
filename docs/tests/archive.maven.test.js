// The archive that the browser makes and the project that Maven generates are the same, byte for byte.

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readCatalogue } from '../site/recipe.js';
import { REPOSITORY } from '../site/repository.js';
import { ANSWERS, contents, generate, repository } from './support/maven.js';
import { BUILT, open } from './support/open.js';
import { take } from './support/visit.js';

const ROOT = resolve(fileURLToPath(new URL('..', import.meta.url)), '..');
// Narrows what takes long: RECIPES=http-api,webhook
const WANTED = process.env.RECIPES?.split(',');
const { recipes } = JSON.parse(await readFile(new URL('../generated/chooser.json', import.meta.url), 'utf8'));
const scratch = mkdtempSync(join(tmpdir(), 'archive-'));
let site;
let plugin;
let local;

before(async () => {
  site = await open();
  plugin = (await readCatalogue(ROOT)).archetypePlugin;
  local = await repository(join(scratch, 'repository'), join(BUILT, REPOSITORY));
});

after(async () => {
  await site?.close();
  await rm(scratch, { recursive: true, force: true });
});

for (const recipe of recipes.filter(({ id }) => !WANTED || WANTED.includes(id))) {
  for (const [i, answers] of ANSWERS.entries()) {
    test(`${recipe.id}, input ${i + 1}`, async () => {
      const expected = await contents(
        await generate({ recipe, answers, plugin, repository: local, folder: join(scratch, 'maven') }),
        readFile,
      );

      const folder = await mkdtemp(join(scratch, 'taken-'));
      const project = await take(site, recipe, answers, folder);
      const actual = await contents(project, readFile);

      assert.deepEqual(readdirSync(folder).sort(), [answers.artifactId, `${answers.artifactId}.zip`]);
      assert.deepEqual(Object.keys(actual), Object.keys(expected));
      assert.deepEqual(
        Object.keys(expected).filter((path) => !expected[path].equals(actual[path])),
        [],
      );
      assert.equal(statSync(join(project, 'mvnw')).mode & 0o777, 0o755);
      const bytes = Object.values(actual).reduce((sum, content) => sum + content.length, 0);
      console.log(`${recipe.id}, input ${i + 1}: ${Object.keys(actual).length} files, ${bytes} bytes, all equal`);
    });
  }
}

test('it is quiet and stays on the site', () => assert.deepEqual(site.complaints, []));
