// Writes the pages and the data of the site from the assembled recipes. Run it by: npm run data

import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooserData } from './data.js';
import { drawn } from './diagrams.js';
import { Output } from './files.js';
import { generatedPages } from './pages.js';
import { readCatalogue, readRecipes } from './recipe.js';
import { comparisons, readRecords, record } from './releases.js';
import { repositoryFiles } from './repository.js';

const NO_PAGES = ['generated', 'node_modules', 'public', 'site', 'take', 'tests', '.vitepress'];
const DOCS = fileURLToPath(new URL('..', import.meta.url));
const ROOT = resolve(DOCS, '..');
const PUBLIC = join(DOCS, 'public');

/** Writes docs/generated (pages and what they import) and docs/public (files that are served as they are). */
async function generate() {
  const catalogue = await readCatalogue(ROOT);
  const recipes = await readRecipes(ROOT, catalogue, Boolean(process.env.COOKBOOK_PARTIAL));
  const { page, files } = chooserData(catalogue, recipes);
  const pages = await generatedPages(ROOT, recipes);

  const generated = new Output(join(DOCS, 'generated'));
  generated.add('chooser.json', JSON.stringify(page));
  generated.addAll(pages);

  const served = new Output(PUBLIC);
  served.addAll(files);
  served.addAll(await drawn([...pages.values(), ...(await ownPages())], PUBLIC));
  served.addAll(await repositoryFiles(ROOT, catalogue, recipes, process.env.SITE_URL));
  served.addAll(compareFiles(recipes, await versions(catalogue, recipes)));

  const written = (await generated.write()) + (await served.write());
  console.log(`${recipes.length} recipes, ${written} files written`);
}

/** The recorded releases and the current version. */
async function versions(catalogue, recipes) {
  const released = await readRecords(join(DOCS, 'releases'));
  return [...released.filter(({ version }) => version !== catalogue.version), record(catalogue.version, recipes)];
}

/** What the page "Compare versions" loads: the list of recipes, and the versions of each. */
export function compareFiles(recipes, records) {
  const compared = comparisons(records).filter(({ id }) => recipes.some((recipe) => recipe.id === id));
  const list = compared.map(({ id }) => ({ id, name: recipes.find((recipe) => recipe.id === id).name }));
  return [
    ['compare/index.json', JSON.stringify(list)],
    ...compared.map((data) => [`compare/${data.id}.json`, JSON.stringify(data)]),
  ];
}

/** The texts of the pages that are written by hand. */
async function ownPages() {
  const entries = await readdir(DOCS, { withFileTypes: true });
  const folders = [
    '.',
    ...entries.filter((entry) => entry.isDirectory() && !NO_PAGES.includes(entry.name)).map(({ name }) => name),
  ];
  const files = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(join(DOCS, folder)))
        .filter((name) => name.endsWith('.md'))
        .map((name) => join(DOCS, folder, name)),
    ),
  );
  return Promise.all(files.flat().map((file) => readFile(file, 'utf8')));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generate();
