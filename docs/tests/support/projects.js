// Generated projects, and what two of them differ in.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow } from '../../site/files.js';

const ARCHETYPES = fileURLToPath(new URL('../../../archetypes', import.meta.url));

/** The samples that Maven's archetype plugin generates of every recipe while it builds. */
export const SAMPLES = ['same', 'renamed'];

/** Answers that the samples do not have: usual ones, and those with all signs that are allowed and the newest Java. */
export const ANSWERS = [
  { groupId: 'com.contoso', artifactId: 'orders', version: '1.0-SNAPSHOT', package: 'com.contoso', javaVersion: '17' },
  {
    groupId: 'org.acme-labs',
    artifactId: 'acme-fn-2',
    version: '2.3.4_rc-1',
    package: 'org.acme_labs.fn.v2',
    javaVersion: '25',
  },
];

/** The answers of a recipe's sample, and its folder. */
export async function sample(recipe, name) {
  const folder = join(ARCHETYPES, recipe, 'target/samples', name);
  try {
    const properties = await readFile(join(folder, 'archetype.properties'), 'utf8');
    const answers = Object.fromEntries(properties.trim().split('\n').map((line) => line.split('=')));
    const project = join(folder, 'project', answers.artifactId);
    await readFile(join(project, 'pom.xml'));
    return { answers, folder: project };
  } catch (cause) {
    throw new Error(`${recipe} has no sample. Run: mvn integration-test -Dmaven.test.skip.exec`, { cause });
  }
}

/** All files of a project: path to content. */
export async function contents(folder) {
  return Object.fromEntries(
    await Promise.all((await filesBelow(folder)).map(async (path) => [path, await readFile(join(folder, path))])),
  );
}

/** The paths of the files that are in one project only, or not the same in both. */
export async function differences(one, other) {
  const [left, right] = [await contents(one), await contents(other)];
  if (Object.keys(right).length === 0) throw new Error(`${other} holds no file.`);
  const paths = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort();
  return paths.filter((path) => !left[path] || !right[path] || !left[path].equals(right[path]));
}
