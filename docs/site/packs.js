// Stores the contents of all recipes' files once each, in packs of those that the same recipes use.

import { sha256 } from './files.js';

const LENGTH = 16;

/** The name of a content. */
export function shortSha(text) {
  return sha256(text).slice(0, LENGTH);
}

/**
 * Puts contents into packs.
 *
 * @returns packs by name, each an object of contents by sha; and for each recipe its files and the packs that hold them
 */
export function packed(recipes) {
  const users = new Map();
  const texts = new Map();
  const files = {};
  for (const { id, files: own } of recipes) {
    files[id] = own.map(({ path, kind, text }) => {
      const sha = shortSha(text);
      if (texts.has(sha) && texts.get(sha) !== text) throw new Error(`Two contents are called ${sha}.`);
      texts.set(sha, text);
      users.set(sha, (users.get(sha) ?? new Set()).add(id));
      return { path, kind, sha };
    });
  }
  const groups = new Map();
  for (const sha of [...texts.keys()].sort()) {
    const group = [...users.get(sha)].sort().join(' ');
    groups.set(group, { ...groups.get(group), [sha]: texts.get(sha) });
  }
  const packs = {};
  const used = Object.fromEntries(recipes.map(({ id }) => [id, []]));
  for (const [group, contents] of groups) {
    const json = JSON.stringify(contents);
    const name = `${shortSha(json)}.json`;
    packs[name] = json;
    for (const id of group.split(' ')) used[id].push(name);
  }
  return { packs, recipes: recipes.map(({ id }) => ({ id, files: files[id], packs: used[id].sort() })) };
}
