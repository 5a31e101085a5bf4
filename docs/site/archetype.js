// Reads an assembled archetype: what it asks, and which files it writes.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { foreign, values } from '../take/template.js';
import { filesBelow } from './files.js';
import { element, elements } from './xml.js';

const DESCRIPTOR = 'META-INF/maven/archetype-metadata.xml';
const CHECK = /#if\(\$(\w+) && !\$\1\.matches\('([^']*)'\)\)#parse\('([^']*)'\)#end/g;
const NO_ANSWERS = values({ groupId: '', artifactId: '', version: '', package: '', javaVersion: '' });

/** The archetype in a folder target/archetype: inputs, and files with path, kind and text. */
export async function readArchetype(folder) {
  const descriptor = await readFile(join(folder, DESCRIPTOR), 'utf8');
  const resources = join(folder, 'archetype-resources');
  const sets = elements(descriptor, 'fileSet').map(fileSet);
  const files = [];
  for (const path of await filesBelow(resources)) {
    const file = { path, kind: kind(path, sets), text: utf8(await readFile(join(resources, path)), path) };
    refuseWhatTheRendererCannot(file);
    files.push(file);
  }
  return { inputs: readInputs(descriptor), files };
}

/** The questions in the order in which they are checked: name, initial, pattern, message. */
export function readInputs(descriptor) {
  const properties = elements(descriptor, 'requiredProperty').map(({ attributes, content }) => ({
    name: attributes.match(/key="([^"]+)"/)[1],
    initial: element(content, 'defaultValue') ?? '',
  }));
  const check = properties.find(({ name }) => name === 'inputs')?.initial ?? '';
  const inputs = [...check.matchAll(CHECK)].map(([, name, pattern, message]) => ({
    name,
    initial: properties.find((property) => property.name === name)?.initial ?? '',
    pattern,
    message,
  }));
  if (inputs.length === 0) throw new Error('The descriptor holds no check of the answers.');
  return inputs;
}

function fileSet({ attributes, content }) {
  const directory = element(content, 'directory') ?? '';
  return {
    kind: !attributes.includes('filtered="true"')
      ? 'copied'
      : attributes.includes('packaged="true"')
        ? 'packaged'
        : 'filtered',
    prefix: directory === '' ? '' : `${directory}/`,
    patterns: elements(content, 'include').map(({ text }) => ant(text)),
  };
}

function kind(path, sets) {
  // The plugin renders the pom.xml in the root without being told.
  if (path === 'pom.xml') return 'filtered';
  const holding = sets.filter(
    ({ prefix, patterns }) =>
      path.startsWith(prefix) && patterns.some((pattern) => pattern.test(path.slice(prefix.length))),
  );
  if (holding.length !== 1) throw new Error(`${path} is in ${holding.length} file sets of the descriptor.`);
  return holding[0].kind;
}

/** A pattern as the archetype plugin reads it: double asterisk and slash are any folders, an asterisk is part of one name. */
function ant(pattern) {
  const regex = pattern
    .replace(/[.+^${}()|[\]\\?]/g, '\\$&')
    .replaceAll('**/', '\0')
    .replaceAll('*', '[^/]*')
    .replaceAll('\0', '(?:.+/)?');
  return new RegExp(`^${regex}$`);
}

function utf8(bytes, path) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Error(`${path} is no text; the site can offer text only.`);
  }
}

function refuseWhatTheRendererCannot({ path, kind, text }) {
  if (path.includes('__')) throw new Error(`${path}: the archetype plugin takes a double underscore for a property.`);
  const line = kind === 'copied' ? null : foreign(text, NO_ANSWERS);
  if (line !== null) throw new Error(`${path} holds template text that the site does not render: ${line}`);
}
