// The pages about the gate: one for each pattern of our own detectors, with flaws and repairs from the corpus that proves them.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SOURCE } from './links.js';
import { table } from './markdown.js';
import { element, elements } from './xml.js';

const MESSAGES = 'spotbugs-plugin/src/main/resources/messages.xml';
const CORPUS = 'integration-tests/src/corpus/seen/java';
const FORBIDDEN = 'archetypes/common/config/forbidden-apis.txt';
const STOCK = 'https://find-sec-bugs.github.io/bugs.htm';
// Enough to see the flaw from several sides; the source holds them all.
const EXAMPLES = 3;

// Words of messages and annotations are no markup.
const plain = (words) => words.replaceAll('<', '&lt;').replaceAll('{{', '&#123;&#123;');

/** Markdown by path. */
export async function gatePages(root) {
  const pairs = await readPairs(join(root, CORPUS));
  const patterns = elements(await readFile(join(root, MESSAGES), 'utf8'), 'BugPattern').map(pattern);
  const forbidden = forbiddenApis(await readFile(join(root, FORBIDDEN), 'utf8'));
  check(patterns, pairs);
  const pages = new Map([['gate/index.md', index(patterns, pairs, forbidden)]]);
  for (const one of patterns) pages.set(`gate/${one.id}.md`, page(one, examples(pairs, one.id)));
  return pages;
}

function pattern({ attributes, content }) {
  const [what, why, repair, more] = elements(element(content, 'Details').replace(/^<!\[CDATA\[|\]\]>$/g, ''), 'p');
  const words = ({ content }) => plain(content.replace(/^<b>.*?<\/b>\s*/, '').trim());
  return {
    id: /type="(\w+)"/.exec(attributes)[1],
    title: plain(element(content, 'ShortDescription')),
    what: words(what),
    why: words(why),
    repair: words(repair),
    weakness: /CWE-(\d+)/.exec(more.content)[1],
  };
}

/** Flaws and their repaired twins, in the order of their files. */
export async function readPairs(folder) {
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.java')).sort();
  const sources = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  return files
    .map((name, at) => ({ file: name.replaceAll('\\', '/'), source: sources[at] }))
    .filter(({ source }) => source.includes('@Pair('))
    .map(({ file, source }) => ({ file, ...annotation(source), flaw: nested(source, 'Flaw'), repaired: nested(source, 'Repaired') }));
}

function annotation(source) {
  const text = (name) =>
    [...(new RegExp(`\\b${name} =\\s*((?:"(?:[^"\\\\]|\\\\.)*"[\\s+]*)+)`).exec(source)?.[1] ?? '').matchAll(/"((?:[^"\\]|\\.)*)"/g)]
      .map(([, part]) => plain(part.replace(/\\(.)/g, '$1')))
      .join('');
  const reported = /\breported =\s*(?:\{([^}]*)\}|("\w+"))/.exec(source);
  return {
    title: text('title'),
    why: text('why'),
    repair: text('repair'),
    reported: [...(reported?.[1] ?? reported?.[2] ?? '').matchAll(/\w+/g)].map(([name]) => name),
  };
}

/** The nested types whose names start so, as if they stood by themselves. */
function nested(source, name) {
  const types = source.matchAll(new RegExp(`^  (?:@\\w+.*\\n  )*[\\w ]*\\b(?:class|record|interface|enum) ${name}\\w*\\b[\\s\\S]*?^  }$`, 'gm'));
  return [...types].map(([type]) => type.replace(/^ {2}/gm, '')).join('\n\n');
}

/** Every pattern has an example, and every example a pattern that is described. */
function check(patterns, pairs) {
  const own = patterns.map(({ id }) => id);
  const shown = pairs.flatMap(({ reported }) => reported.slice(0, 1)).filter((id) => id.startsWith('AZF_'));
  const missing = [...own.filter((id) => !shown.includes(id)), ...shown.filter((id) => !own.includes(id))];
  if (missing.length) throw new Error(`Patterns without an example in ${CORPUS} or without a message: ${missing.join(', ')}`);
}

function examples(pairs, id) {
  return pairs.filter(({ reported }) => reported[0] === id);
}

function page({ id, title, what, why, repair, weakness }, pairs) {
  const rest = pairs.slice(EXAMPLES).map(({ title, file }) => `- [${title}](${SOURCE}/blob/main/${CORPUS}/${file})`);
  return `---
title: ${id}
description: ${JSON.stringify(title)}
---

# ${id}

**${title}.** ${what} ([CWE-${weakness}](https://cwe.mitre.org/data/definitions/${weakness}.html))

**Why it matters in a function.** ${why}

**Repair.** ${repair}

${pairs.slice(0, EXAMPLES).map(example).join('\n')}
${rest.length ? `## More\n\nEach of these is told from its repair, too.\n\n${rest.join('\n')}\n` : ''}
## Except one place

If the code is right and the analysis is not, and only then, name the class, the method and the reason in
\`config/spotbugs/exclude.xml\`:

\`\`\`xml
<!-- Why the code is right. -->
<Match>
  <Class name="com.contoso.Store"/>
  <Method name="read"/>
  <Bug pattern="${id}"/>
</Match>
\`\`\`
`;
}

function example({ title, why, repair, flaw, repaired }) {
  return `## ${title}

${why}

\`\`\`java
${flaw}
\`\`\`

${repair}

\`\`\`java
${repaired}
\`\`\`
`;
}

function index(patterns, pairs, forbidden) {
  const own = new Set(patterns.map(({ id }) => id));
  const stock = [...new Set(pairs.map(({ reported }) => reported[0]))].filter((id) => id && !own.has(id)).sort();
  return `# The gate

What stops a build, and how to repair it. [The gate of a project](/project/gate/) tells how to run it and read a finding.

## Patterns of our own detectors

They follow what comes from outside through records, lambdas and helpers of a function app, to where it does harm. Each is proved by
flaws that it must name, beside repaired twins on which it must stay silent.

${table(
  ['Pattern', 'What it catches', 'Pairs'],
  patterns.map(({ id, title }) => [`[${id}](/gate/${id}/)`, title, String(examples(pairs, id).length)]),
)}
## Patterns of Find Security Bugs

Every other detector of SpotBugs and of [Find Security Bugs](${STOCK}) is on, too, at the lowest threshold. Of those, the corpus holds
flaws and twins for these.

${table(
  ['Pattern', 'A flaw of the corpus'],
  stock.map((id) => [`[${id}](${STOCK}#${id})`, examples(pairs, id)[0].title]),
)}
## Forbidden APIs

Calls that are never right in a generated project, and what to use instead. \`@SuppressForbidden("why")\` on a method lets that one place
through.

${table(
  ['API', 'Why not'],
  forbidden.map(({ api, reason }) => [`\`${api}\``, reason]),
)}`;
}

function forbiddenApis(list) {
  let fallback = '';
  return list.split(/\r?\n/).flatMap((line) => {
    const common = /^@defaultMessage (.*)/.exec(line);
    if (common) fallback = common[1];
    if (common || !line.trim() || line.startsWith('#')) return [];
    const [api, reason = fallback] = line.split(' @ ');
    return [{ api, reason }];
  });
}
