// The site as a remote catalogue: a real Maven takes a recipe from it, starting with an empty local repository.

import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { commands, settings } from '../take/commands.js';
import { readCatalogue } from '../site/recipe.js';
import { ANSWERS, maven } from './support/maven.js';
import { BUILT } from './support/open.js';
import { serve } from './support/serve.js';

const ROOT = resolve(fileURLToPath(new URL('..', import.meta.url)), '..');
const scratch = mkdtempSync(join(tmpdir(), 'catalogue-'));
const [answers] = ANSWERS;
let site;
let recipe;
let plugin;

before(async () => {
  site = await serve(BUILT, { below: '/some/where/' });
  [recipe] = JSON.parse(await readFile(join(ROOT, 'docs/generated/chooser.json'), 'utf8')).recipes;
  plugin = (await readCatalogue(ROOT)).archetypePlugin;
  await mkdir(join(scratch, 'work'));
  await writeFile(join(scratch, 'settings.xml'), settings(`${site.address}maven2/`));
});

after(async () => {
  await site.close();
  await rm(scratch, { recursive: true, force: true });
});

test('the command that the page shows works with the settings that it shows', async () => {
  await generate(commands(plugin, recipe, answers).shell);
  const project = join(scratch, 'work', answers.artifactId);
  assert.ok((await stat(join(project, 'mvnw'))).mode & 0o100);
  assert.match(await readFile(join(project, 'pom.xml'), 'utf8'), new RegExp(`<groupId>${answers.groupId}</groupId>`));
  const home = `/some/where/maven2/${recipe.groupId.replaceAll('.', '/')}/${recipe.artifactId}/${recipe.version}/`;
  assert.ok(site.requests.includes(`${home}${recipe.artifactId}-${recipe.version}.jar`));
});

test('Maven reads the catalogue of the site', async () => {
  await rm(join(scratch, 'work', answers.artifactId), { recursive: true });
  site.requests.length = 0;
  await generate(
    commands(plugin, recipe, answers).shell.replace('archetypeCatalog=internal', 'archetypeCatalog=remote'),
  );
  assert.ok(site.requests.includes('/some/where/maven2/archetype-catalog.xml'));
});

/** Runs the command's own arguments, from an empty local repository at the first time. */
async function generate(command) {
  const [, ...words] = command.replaceAll(' \\\n', '').split(/\s+/);
  const options = words.filter((word) => !['-B', '-ntp'].includes(word)).map((word) => word.replaceAll('"', ''));
  await maven(
    join(scratch, 'work'),
    '-s',
    join(scratch, 'settings.xml'),
    '-Pcookbook',
    `-Dmaven.repo.local=${join(scratch, 'repository')}`,
    ...options,
  );
}
