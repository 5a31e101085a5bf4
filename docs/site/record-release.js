// Records the assembled recipes as a release. Run it by: npm run release

import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCatalogue, readRecipes } from './recipe.js';
import { release } from './releases.js';

const DOCS = fileURLToPath(new URL('..', import.meta.url));
const root = resolve(DOCS, '..');

const catalogue = await readCatalogue(root);
const { version, blobs } = await release(
  catalogue.version,
  await readRecipes(root, catalogue),
  join(DOCS, 'releases'),
);
console.log(`releases/${version}.json: ${Object.keys(blobs).length} new contents`);
