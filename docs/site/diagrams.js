// Diagrams, drawn while the site is built: the page needs no script for them, and its policy no exception.

import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { browser } from './browser.js';
import { sha256 } from './files.js';

const FENCE = /^```mermaid\n([\s\S]*?)^```/gm;
// Wider ones would have too small a text in the width of a page.
const WIDE = 1000;
const THEMES = ['light', 'dark'];
const require = createRequire(import.meta.url);

/** The name of a diagram, from its text and from what decides on its looks. */
function diagramName(source) {
  return sha256(JSON.stringify([source.trim(), WIDE, ...THEMES.map(settings)])).slice(0, 16);
}

/** The diagrams in these texts, as files by path; those that stand in a folder already are not drawn again. */
export async function drawn(texts, folder) {
  const sources = new Map(
    texts.flatMap((text) => [...text.matchAll(FENCE)]).map(([, source]) => [diagramName(source), source]),
  );
  const files = new Map();
  const missing = [];
  for (const [name, source] of sources) {
    for (const theme of THEMES) {
      const path = `diagrams/${name}-${theme}.svg`;
      const standing = join(folder, path);
      if (existsSync(standing)) files.set(path, await readFile(standing));
      else missing.push({ path, source, theme });
    }
  }
  for (const [path, svg] of await draw(missing)) files.set(path, svg);
  return files;
}

async function draw(diagrams) {
  if (diagrams.length === 0) return [];
  const chromium = await browser();
  try {
    const page = await chromium.newPage();
    await page.addScriptTag({ path: require.resolve('mermaid/dist/mermaid.min.js') });
    const svgs = [];
    for (const { path, source, theme } of diagrams) {
      const across = await render(page, source, theme);
      // A chart that is too wide from left to right is drawn from top to bottom.
      const down = size(across).width > WIDE ? await render(page, source.replace(/^flowchart LR/, 'flowchart TB'), theme) : across;
      svgs.push([path, sized(size(down).width < size(across).width ? down : across)]);
    }
    return svgs;
  } finally {
    await chromium.close();
  }
}

async function render(page, source, theme) {
  return page.evaluate(
    async ([source, settings]) => {
      globalThis.mermaid.initialize(settings);
      return (await globalThis.mermaid.render('diagram', source)).svg;
    },
    [source, settings(theme)],
  );
}

/** The size of a drawing, in its own units. */
function size(svg) {
  const [, width, height] = svg.match(/viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"/);
  return { width: Math.ceil(width), height: Math.ceil(height) };
}

/** The picture with its own size. */
function sized(svg) {
  const { width, height } = size(svg);
  return svg.replace(/ width="100%"/, ` width="${width}" height="${height}"`);
}

function width(file) {
  return existsSync(file) ? Number(readFileSync(file, 'utf8').match(/ width="(\d+)"/)[1]) : 0;
}

function settings(theme) {
  return {
    startOnLoad: false,
    theme: theme === 'dark' ? 'dark' : 'neutral',
    // Text of the image, not of a web page in it: it is cut nowhere when a font is a little wider.
    htmlLabels: false,
    flowchart: { htmlLabels: false, rankSpacing: 30, nodeSpacing: 30, padding: 10 },
    fontFamily: 'Arial, "Liberation Sans", Helvetica, sans-serif',
  };
}

/** A plugin for the Markdown renderer: a fence with a diagram becomes its picture, with its text for who cannot see it. */
export function diagramFences(md, { base, folder }) {
  const fence = md.renderer.rules.fence;
  md.renderer.rules.fence = (tokens, i, ...rest) => {
    const { info, content } = tokens[i];
    if (info.trim() !== 'mermaid') return fence(tokens, i, ...rest);
    const name = diagramName(content);
    const images = THEMES.map((theme) => {
      const image = `diagrams/${name}-${theme}.svg`;
      const picture = `<img src="/${image}" alt="Diagram; its text follows" loading="lazy">`;
      return `<a class="on-${theme}" href="${base}${image}" target="_self">${picture}</a>`;
    });
    const wide = width(join(folder, `diagrams/${name}-light.svg`)) > WIDE ? ' wide-diagram' : '';
    const text = md.utils.escapeHtml(content).replaceAll('{{', '&#123;&#123;');
    const details = `<details><summary>Diagram as text</summary><pre v-pre tabindex="0">${text}</pre></details>`;
    return `<figure class="diagram${wide}">${images.join('')}${details}</figure>\n`;
  };
}
