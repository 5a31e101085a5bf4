// Records the assembled recipes as a release. Run it by: npm run release

import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCatalogue, readRecipes } from './recipe.js';
import { readRecords, record, slim } from './releases.js';

const DOCS = fileURLToPath(new URL('..', import.meta.url));
const RELEASES = join(DOCS, 'releases');
const root = resolve(DOCS, '..');

const catalogue = await readCatalogue(root);
if (catalogue.version.endsWith('-SNAPSHOT')) throw new Error(`${catalogue.version} is no release.`);
const earlier = (await readRecords(RELEASES)).filter(({ version }) => version !== catalogue.version);
const release = slim(record(catalogue.version, await readRecipes(root, catalogue)), earlier);
await mkdir(RELEASES, { recursive: true });
await writeFile(join(RELEASES, `${catalogue.version}.json`), `${JSON.stringify(release, null, 1)}\n`);
console.log(`releases/${catalogue.version}.json: ${Object.keys(release.blobs).length} new contents`);
