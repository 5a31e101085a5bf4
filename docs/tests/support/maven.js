// Generates projects with the real Maven and the real archetype plugin.

import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, rm, symlink } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { filesBelow } from '../../site/files.js';

const run = promisify(execFile);
/** The command that starts Maven. */
const MAVEN = process.env.MAVEN ?? 'mvn';

/** The answers that projects are compared with: none but the needed ones, and all. */
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

/** Runs Maven in batch mode; options are arguments of the command line. */
export async function maven(folder, ...options) {
  await mkdir(folder, { recursive: true });
  try {
    return (await run(MAVEN, ['-B', '-ntp', ...options], { cwd: folder, maxBuffer: 1 << 26 })).stdout;
  } catch (error) {
    throw new Error(`Maven failed:\n${error.stdout ?? error.message}`);
  }
}

/** Generates a recipe's project from the jar of this build, and returns the project's folder. */
export async function generate({ recipe, answers, plugin, repository, folder }) {
  await rm(folder, { recursive: true, force: true });
  await maven(
    folder,
    '-o',
    `-Dmaven.repo.local=${repository}`,
    `org.apache.maven.plugins:maven-archetype-plugin:${plugin}:generate`,
    '-DarchetypeCatalog=internal',
    `-DarchetypeGroupId=${recipe.groupId}`,
    `-DarchetypeArtifactId=${recipe.artifactId}`,
    `-DarchetypeVersion=${recipe.version}`,
    ...Object.entries(answers).map(([name, value]) => `-D${name}=${value}`),
  );
  return join(folder, answers.artifactId);
}

/**
 * A local repository that shares everything with the user's own but the cookbook's artifacts, which come from the site's
 * Maven repository: what is tested is what this build made, whatever was installed before.
 */
export async function repository(folder, served) {
  await rm(folder, { recursive: true, force: true });
  const own = process.env.MAVEN_LOCAL_REPOSITORY ?? join(homedir(), '.m2/repository');
  await share(own, folder, ['io', 'github', 'azure-functions-cookbook']);
  await cp(served, folder, { recursive: true });
  return folder;
}

async function share(from, to, [apart, ...deeper]) {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from).catch(() => [])) {
    if (name !== apart) await symlink(join(from, name), join(to, name));
  }
  if (deeper.length > 0) await share(join(from, apart), join(to, apart), deeper);
}

/** All files of a project: path to content. */
export async function contents(folder, read) {
  return Object.fromEntries(
    await Promise.all((await filesBelow(folder)).map(async (path) => [path, await read(join(folder, path))])),
  );
}
