// Finishes the built site: addresses become relative, and each page gets its Content-Security-Policy.

import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { parseAst } from 'rollup/parseAst';
import { filesBelow } from './files.js';

/** What the site is built with in the place of its address; no page that is served holds it. */
export const PLACEHOLDER = '/__site__/';

/** Rewrites all pages, scripts and styles in a folder, and adds files by path. */
export async function finish(folder, added) {
  for (const [path, content] of Object.entries(added)) await writeFile(join(folder, path), content);
  for (const path of await filesBelow(folder)) {
    const rewrite = { '.html': page, '.js': script, '.css': style, '.json': null }[posix.extname(path)];
    if (!rewrite || !/^(assets\/|[^.]+\.(html|css)$)/.test(path)) continue;
    const file = join(folder, path);
    await writeFile(file, rewrite(await readFile(file, 'utf8'), upwards(path)));
  }
  await writeFile(join(folder, '404.html'), notFound());
}

/** The way from a file to the site's root, such as ../../ */
function upwards(path) {
  return '../'.repeat(path.split('/').length - 1) || './';
}

/** A page with relative addresses, without inline styles (scripts set those they need), and with its policy. */
function page(html, root) {
  const relative = html.replaceAll(PLACEHOLDER, root).replace(/(<[^>]*?) style="[^"]*"/g, '$1');
  return relative.replace(
    '<head>',
    `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy(relative)}">`,
  );
}

/** Nothing is loaded from elsewhere, and no script or style is allowed that is not a file of the site or known by its hash. */
function policy(html) {
  const scripts = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, code]) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    ["script-src 'self'", ...new Set(scripts)].join(' '),
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** A script in which texts with the placeholder get the site's address when the script runs. */
function script(code, root) {
  if (!code.includes(PLACEHOLDER)) return code;
  const edits = [];
  visit(parseAst(code), (node) => {
    const text = code.slice(node.start, node.end);
    if (node.type === 'Literal' && typeof node.value === 'string' && node.value.includes(PLACEHOLDER)) {
      const parts = node.value.split(PLACEHOLDER).map((part) => JSON.stringify(part));
      edits.push({ ...node, text: `(${parts.join('+__site+')})` });
    } else if (node.type === 'TemplateElement' && text.includes(PLACEHOLDER)) {
      edits.push({ ...node, text: text.replaceAll(PLACEHOLDER, '${__site}') });
    }
  });
  let rewritten = code;
  for (const { start, end, text } of edits.sort((a, b) => b.start - a.start)) {
    rewritten = rewritten.slice(0, start) + text + rewritten.slice(end);
  }
  return `const __site=new URL(${JSON.stringify(root)},import.meta.url).pathname;${rewritten}`;
}

function visit(node, see) {
  if (Array.isArray(node)) {
    for (const child of node) visit(child, see);
  } else if (node && typeof node.type === 'string') {
    see(node);
    for (const child of Object.values(node)) visit(child, see);
  }
}

function style(css, root) {
  return css.replaceAll(PLACEHOLDER, root);
}

/** A page that stands anywhere, so it refers to nothing. */
function notFound() {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width">
    <title>Page not found</title>
  </head>
  <body>
    <main>
      <h1>Page not found</h1>
      <p>This address belongs to no page of the Azure Functions Cookbook for Java.</p>
    </main>
  </body>
</html>
`;
}
