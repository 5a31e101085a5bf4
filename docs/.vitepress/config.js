import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformerStyleToClass } from '@shikijs/transformers';
import { defineConfig } from 'vitepress';
import { diagramFences } from '../site/diagrams.js';
import { finish, PLACEHOLDER } from '../site/finish.js';
import { pageAddress, repositoryLinks, SOURCE } from '../site/links.js';
import { breakableNames, emptyHeaders } from '../site/tables.js';
import { sidebar } from './sidebar.js';

const icon = readFileSync(new URL('../site/icon.svg', import.meta.url), 'utf8');
const building = process.argv.includes('build');
const base = building ? PLACEHOLDER : '/';
// Colours as classes, so that the Content-Security-Policy need not allow inline styles.
const colours = transformerStyleToClass({ classPrefix: 'code-' });

export default defineConfig({
  title: 'Azure Functions Cookbook for Java',
  description: 'Complete, secure Azure Functions projects for Java: choose one, see every file, take it.',
  lang: 'en',
  base,
  srcExclude: ['README.md', 'tests/**', 'site/**', 'take/**', 'public/**'],
  rewrites: pageAddress,
  metaChunk: true,
  // A switch without transitions would need an inline style.
  appearance: { disableTransition: false },
  head: [
    // In the page itself: a relative address would be looked up anew from each page.
    ['link', { rel: 'icon', href: `data:image/svg+xml,${encodeURIComponent(icon)}` }],
    ...(building ? [['link', { rel: 'stylesheet', href: `${base}assets/code.css` }]] : []),
  ],
  markdown: {
    // Only what is written as a link is one: examples name addresses of attackers.
    linkify: false,
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    codeTransformers: building ? [colours] : [],
    config(md) {
      md.use(repositoryLinks);
      md.use(diagramFences, { base, folder: fileURLToPath(new URL('../public', import.meta.url)) });
      md.use(emptyHeaders);
      md.use(breakableNames);
    },
  },
  vite: {
    resolve: {
      // The theme's own search nests links in buttons, which screen readers cannot tell apart.
      alias: [
        {
          find: /^.*\/VPLocalSearchBox\.vue$/,
          replacement: fileURLToPath(new URL('theme/SearchBox.vue', import.meta.url)),
        },
      ],
    },
    build: { modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1000 },
  },
  themeConfig: {
    siteTitle: 'Functions Cookbook',
    search: { provider: 'local' },
    nav: [
      { text: 'Choose', link: '/' },
      { text: 'Recipes', link: '/recipes/' },
      { text: 'Guides', link: '/guides/local-run/' },
      { text: 'Source', link: SOURCE },
    ],
    sidebar: sidebar(),
    outline: [2, 3],
    externalLinkIcon: false,
  },
  async buildEnd({ outDir }) {
    await finish(outDir, { 'assets/code.css': colours.getCSS() });
  },
});
