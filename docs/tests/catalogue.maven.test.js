// The site as a remote catalogue: a real Maven takes recipes from it, starting with an empty local repository.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, statSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { open } from './support/open.js';
import { ANSWERS, differences } from './support/projects.js';
import { chooseRecipe, fill, take } from './support/visit.js';

const MAVEN = process.env.MAVEN ?? 'mvn';
const run = promisify(execFile);
const scratch = mkdtempSync(join(tmpdir(), 'catalogue-'));
let recipes;
let site;
let page;

before(async () => {
  ({ recipes } = JSON.parse(await readFile(new URL('../generated/chooser.json', import.meta.url), 'utf8')));
  site = await open();
  page = await site.page();
});

after(async () => {
  await site?.close();
  await rm(scratch, { recursive: true, force: true });
});

test('the command that the page shows works with the settings that it shows, and gives what the archive holds', async () => {
  const recipe = recipes[0];
  const project = await generate(recipe, ANSWERS[0], (command) => command);

  assert.deepEqual(await differences(project, await archived(recipe, ANSWERS[0])), []);
  assert.ok(statSync(join(project, 'mvnw')).mode & 0o100);
  const home = `maven2/${recipe.groupId.replaceAll('.', '/')}/${recipe.artifactId}/${recipe.version}/`;
  assert.ok(requested(`${home}${recipe.artifactId}-${recipe.version}.jar`));
});

test('Maven reads the catalogue of the site, also for unusual answers', async () => {
  const recipe = recipes.at(-1);
  const project = await generate(recipe, ANSWERS[1], (command) =>
    command.replace('archetypeCatalog=internal', 'archetypeCatalog=remote'),
  );

  assert.ok(requested('maven2/archetype-catalog.xml'));
  assert.deepEqual(await differences(project, await archived(recipe, ANSWERS[1])), []);
});

/** Runs the page's own command in a shell, with its own settings, and returns the project's folder. */
async function generate(recipe, answers, edited) {
  await chooseRecipe(page, recipe);
  await fill(page, answers);
  const shown = page.locator('pre.command');
  const command = edited(await shown.first().textContent());
  const settings = join(scratch, 'settings.xml');
  await writeFile(settings, await shown.last().textContent());
  assert.match(command, /^mvn /);
  const options = `-s "${settings}" -Pcookbook "-Dmaven.repo.local=${join(scratch, 'repository')}"`;
  const cwd = join(scratch, 'maven', recipe.id);
  await mkdir(cwd, { recursive: true });
  try {
    await run('sh', ['-c', `"${MAVEN}" ${command.slice('mvn '.length)} ${options}`], { cwd, maxBuffer: 1 << 26 });
  } catch (error) {
    throw new Error(`Maven failed:\n${error.stdout}${error.stderr}`);
  }
  return join(cwd, answers.artifactId);
}

async function archived(recipe, answers) {
  const folder = join(scratch, 'archive', recipe.id);
  await mkdir(folder, { recursive: true });
  return take(page, recipe, answers, folder);
}

function requested(path) {
  return site.requests.includes(new URL(path, site.address).pathname);
}
