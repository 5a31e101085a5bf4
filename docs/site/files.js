// Files and folders of the build.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

/** All files below a folder, as sorted paths with slashes. */
export async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      relative(folder, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join('/'),
    )
    .sort();
}

/** Hex SHA-256. */
export function sha256(content) {
  return createHash('sha256').update(content).digest('hex');
}

/** Collects what a folder shall hold; nothing is written that stands there already. */
export class Output {
  #folder;
  #files = new Map();

  constructor(folder) {
    this.#folder = folder;
  }

  /** Adds a file, text or bytes; a path can be given once. */
  add(path, content) {
    if (this.#files.has(path)) throw new Error(`${path} is written twice.`);
    this.#files.set(path, Buffer.from(content));
  }

  /** Adds pairs of path and content. */
  addAll(files) {
    for (const [path, content] of files) this.add(path, content);
  }

  /** Makes the folder hold exactly the added files, and returns how many had to be written. */
  async write() {
    const standing = existsSync(this.#folder) ? await filesBelow(this.#folder) : [];
    await Promise.all(standing.filter((path) => !this.#files.has(path)).map((path) => rm(join(this.#folder, path))));
    let written = 0;
    for (const [path, content] of this.#files) {
      const file = join(this.#folder, path);
      if (existsSync(file) && content.equals(await readFile(file))) continue;
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
      written++;
    }
    return written;
  }
}
