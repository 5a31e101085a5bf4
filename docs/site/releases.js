// The generated projects of each release, and what two versions of a recipe differ in.

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { project } from '../take/project.js';
import { shortSha } from './packs.js';

// The same for all versions, so that only the recipe's changes show.
const ANSWERS = {
  groupId: 'com.example',
  artifactId: 'example',
  version: '1.0.0',
  package: 'com.example',
  javaVersion: '17',
};

/** The recipes of one version: for each its files by path, as shas, and the contents by sha. */
export function record(version, recipes) {
  const blobs = {};
  const files = {};
  for (const { id, files: templates } of recipes) {
    const texts = new Map(templates.map(({ path, text }) => [path, text]));
    const list = templates.map(({ path, kind }) => ({ path, kind, sha: path }));
    files[id] = {};
    for (const { path, text } of project(list, (path) => texts.get(path), ANSWERS)) {
      const sha = shortSha(text);
      files[id][path] = sha;
      blobs[sha] = text;
    }
  }
  return { version, recipes: files, blobs };
}

/** A record without the contents that earlier records hold. */
export function slim(record, earlier) {
  const known = new Set(earlier.flatMap(({ blobs }) => Object.keys(blobs)));
  return { ...record, blobs: Object.fromEntries(Object.entries(record.blobs).filter(([sha]) => !known.has(sha))) };
}

/** The records in a folder, the oldest first. */
export async function readRecords(folder) {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'));
  const records = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'))));
  return records.sort((a, b) => compareVersions(a.version, b.version));
}

/** Writes the record of a release into a folder that holds those of the earlier ones, and returns it. */
export async function release(version, recipes, folder) {
  if (!/^\d+(\.\d+)*$/.test(version)) throw new Error(`${version} is no release.`);
  const earlier = (await readRecords(folder)).filter((other) => other.version !== version);
  const newest = earlier.at(-1)?.version;
  // A later record leaves out what this one holds.
  if (newest && compareVersions(version, newest) < 0) throw new Error(`${newest} is recorded; ${version} comes too late.`);
  const added = slim(record(version, recipes), earlier);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${version}.json`), `${JSON.stringify(added, null, 1)}\n`);
  return added;
}

/** For each recipe: its versions, with the files that are not the same in all of them, and their contents. */
export function comparisons(records) {
  const all = Object.assign({}, ...records.map(({ blobs }) => blobs));
  const ids = [...new Set(records.flatMap(({ recipes }) => Object.keys(recipes)))].sort();
  return ids.map((id) => {
    const versions = records
      .filter(({ recipes }) => recipes[id])
      .map(({ version, recipes }) => ({ version, files: recipes[id] }));
    const changing = changingPaths(versions);
    const kept = versions.map(({ version, files }) => ({
      version,
      files: Object.fromEntries(Object.entries(files).filter(([path]) => changing.has(path))),
    }));
    const used = new Set(kept.flatMap(({ files }) => Object.values(files)));
    return { id, versions: kept, blobs: Object.fromEntries([...used].sort().map((sha) => [sha, content(all, sha)])) };
  });
}

function content(blobs, sha) {
  if (!Object.hasOwn(blobs, sha)) throw new Error(`No record of a release holds the content ${sha}.`);
  return blobs[sha];
}

function changingPaths(versions) {
  const paths = new Set(versions.flatMap(({ files }) => Object.keys(files)));
  return new Set([...paths].filter((path) => new Set(versions.map(({ files }) => files[path])).size > 1));
}

/** Numbers by their value; a snapshot comes before its release. */
export function compareVersions(a, b) {
  const parts = (version) =>
    version
      .replace(/-SNAPSHOT$/, '')
      .split('.')
      .map(Number);
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return Number(b.endsWith('-SNAPSHOT')) - Number(a.endsWith('-SNAPSHOT'));
}
