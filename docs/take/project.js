// The files of a generated project, from a recipe's list of files and the user's answers.

import { render, values } from './template.js';

const PACKAGED = /^(src\/(?:main|test)\/java)\/(.+)$/;
const EXECUTABLE = 'mvnw';

/**
 * All files of the project in the order of their paths.
 *
 * @param files the recipe's files: path, kind ("packaged", "filtered" or "copied"), sha of the content
 * @param blob gives the content of a sha
 */
export function project(files, blob, answers) {
  const known = values(answers);
  return files
    .map(({ path, kind, sha }) => ({
      path: kind === 'packaged' ? path.replace(PACKAGED, `$1/${known.packageInPathFormat}/$2`) : path,
      text: kind === 'copied' ? blob(sha) : render(blob(sha), known),
      executable: path === EXECUTABLE,
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
