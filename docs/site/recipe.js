// Finds the recipes of the repository and reads what their own files say about them.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readArchetype } from './archetype.js';
import { callers } from './callers.js';
import { readGrants } from './grants.js';
import { readReadme } from './readme.js';
import { element, elements } from './xml.js';

const REQUIRED = ['category', 'triggers', 'state', 'services', 'guarantee', 'difficulty', 'patterns'];
const LISTS = ['triggers', 'services', 'patterns'];

/** What the root's pom.xml says: the catalogue's coordinates and the archetype plugin. */
export async function readCatalogue(root) {
  const pom = await readFile(join(root, 'pom.xml'), 'utf8');
  return {
    groupId: element(pom, 'groupId'),
    artifactId: element(pom, 'artifactId'),
    version: element(pom, 'version'),
    archetypePlugin: element(pom, 'maven-archetype-plugin.version'),
  };
}

/**
 * The recipes that archetypes/pom.xml names, by id.
 *
 * @param partial leaves out what is not finished or assembled yet, for work on the site; otherwise that is an error
 */
export async function readRecipes(root, catalogue, partial = false) {
  const archetypes = join(root, 'archetypes');
  const modules = elements(await readFile(join(archetypes, 'pom.xml'), 'utf8'), 'module').map(({ text }) => text);
  const recipes = [];
  for (const id of modules.sort()) {
    const folder = join(archetypes, id);
    if (!existsSync(join(folder, 'pom.xml'))) continue;
    const pom = await readFile(join(folder, 'pom.xml'), 'utf8');
    if (!pom.includes('<packaging>maven-archetype</packaging>')) continue;
    try {
      recipes.push(await readRecipe(folder, id, pom, catalogue));
    } catch (error) {
      if (!partial) throw error;
      console.warn(`Left out ${id}: ${error.message}`);
    }
  }
  if (recipes.length === 0) throw new Error('No recipe is assembled. Run: mvn package -DskipTests');
  return recipes;
}

async function readRecipe(folder, id, pom, catalogue) {
  const assembled = join(folder, 'target/archetype');
  const jar = join(folder, `target/${id}-archetype-${catalogue.version}.jar`);
  if (!existsSync(assembled) || !existsSync(jar))
    throw new Error(`Recipe ${id} is not assembled. Run: mvn package -DskipTests`);
  const own = pom.replace(/<parent>[\s\S]*?<\/parent>/, '');
  const metadata = Object.fromEntries(REQUIRED.map((name) => [name, property(own, id, name)]));
  for (const name of LISTS) metadata[name] = metadata[name].split(',').map((item) => item.trim());
  const archetype = await readArchetype(assembled);
  const text = (path) => archetype.files.find((file) => file.path === path)?.text ?? '';
  return {
    id,
    jar,
    pom: join(folder, 'pom.xml'),
    groupId: catalogue.groupId,
    artifactId: element(own, 'artifactId'),
    version: catalogue.version,
    name: element(own, 'name'),
    description: element(own, 'description'),
    ...metadata,
    ...archetype,
    callers: callers(archetype.files),
    grants: readGrants(text),
    readme: readReadme(text('README.md'), id),
  };
}

function property(pom, id, name) {
  const value = element(pom, `recipe.${name}`);
  if (!value) throw new Error(`Recipe ${id} lacks the property recipe.${name}.`);
  return value.replace(/\s+/g, ' ');
}
