// Where pages are found, and what a link between files of the repository becomes on the site.

import { existsSync } from 'node:fs';
import { posix, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const DOCS = fileURLToPath(new URL('..', import.meta.url));
/** The repository's address; files that are not part of the site are linked there. */
export const SOURCE = 'https://github.com/azure-functions-cookbook/azure-functions-java-cookbook';

/** Each page is the index of a folder, so that its address is clean on any web server. */
export function pageAddress(path) {
  const page = path.replace(/^generated\//, '');
  return /(^|\/)index\.md$/.test(page) ? page : page.replace(/\.md$/, '/index.md');
}

/** The address that a relative link in a file leads to; folders and files as in the repository, from its root. */
export function target(from, href) {
  if (/^([a-z]+:|\/|#)/.test(href)) return href;
  const [path, fragment = ''] = href.split(/(?=#)/);
  return siteAddress(posix.normalize(posix.join(posix.dirname(from), path))) + fragment;
}

function siteAddress(file) {
  const recipe = file.match(/^archetypes\/([^/]+)\/README\.md$/);
  if (recipe) return `/recipes/${recipe[1]}/`;
  // Each project gets the documentation of archetypes/common.
  const shared = file.match(/^archetypes\/[^/]+\/docs\/([^/]+)\.md$/);
  if (shared) return `/project/${shared[1]}/`;
  if (/^docs\/.*\.md$/.test(file) && !/(^|\/)README\.md$/.test(file)) {
    return `/${pageAddress(file.slice('docs/'.length)).replace(/index\.md$/, '')}`;
  }
  return `${SOURCE}/${file.endsWith('/') || !posix.extname(file) ? 'tree' : 'blob'}/main/${file}`;
}

/** A plugin for the Markdown renderer: relative links are read from the file where they stand. */
export function repositoryLinks(md) {
  md.core.ruler.push('repository-links', ({ tokens, env }) => {
    const from = `docs/${relative(DOCS, env.realPath ?? '')
      .split(sep)
      .join('/')}`;
    for (const token of tokens.flatMap((token) => token.children ?? [])) {
      if (token.type === 'link_open') token.attrSet('href', target(from, token.attrGet('href')));
    }
  });
}
