// What a visitor does in the chooser.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** The answers that are typed. */
export const FIELDS = ['groupId', 'artifactId', 'version', 'package'];

/** Chooses a recipe from the list. */
export async function chooseRecipe(page, { name }) {
  await page
    .getByRole('group', { name: 'Recipes' })
    .getByRole('radio', { name: new RegExp(`^${name}`) })
    .check({ force: true });
  await page.getByRole('heading', { level: 2, name, exact: true }).waitFor();
}

/** Types all answers. */
export async function fill(page, answers) {
  for (const name of FIELDS) await page.getByLabel(name, { exact: true }).fill(answers[name]);
  await page
    .getByRole('group', { name: 'javaVersion' })
    .getByRole('radio', { name: answers.javaVersion, exact: true })
    .check({ force: true });
}

/** Downloads the archive, and returns where it was saved. */
export async function save(page, folder) {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download ZIP' }).click(),
  ]);
  const path = join(folder, file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

/** Takes a recipe as an archive, unpacks it into a folder, and returns the project's folder. */
export async function take(page, recipe, answers, folder) {
  await chooseRecipe(page, recipe);
  await fill(page, answers);
  execFileSync('unzip', ['-q', '-o', await save(page, folder), '-d', folder]);
  return join(folder, answers.artifactId);
}
