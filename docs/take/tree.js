// Paths as a tree of folders.

/** Rows in the order of a file manager: folders first; depth, name, and path for a file. */
export function rows(paths) {
  const root = {};
  for (const path of paths) {
    const names = path.split('/');
    let folder = root;
    for (const name of names.slice(0, -1)) folder = folder[`${name}/`] ??= {};
    folder[names.at(-1)] = path;
  }
  return list(root, 0, '');
}

function list(folder, depth, prefix) {
  const names = Object.keys(folder).sort(
    (a, b) => Number(b.endsWith('/')) - Number(a.endsWith('/')) || (a < b ? -1 : 1),
  );
  return names.flatMap((name) => {
    const entry = folder[name];
    if (typeof entry === 'string') return [{ name, depth, path: entry }];
    // A chain of folders with nothing else in them is one row.
    let [label, inner] = [name, entry];
    for (let only = Object.keys(inner); only.length === 1 && only[0].endsWith('/'); only = Object.keys(inner)) {
      label += only[0];
      inner = inner[only[0]];
    }
    const folderPath = prefix + label;
    return [{ name: label, depth, folder: folderPath }, ...list(inner, depth + 1, folderPath)];
  });
}
