// The pages that are made: one for each recipe, tables over all, the documentation that each project carries, and the gate's patterns.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gatePages } from './gate.js';
import { SOURCE, target } from './links.js';
import { table } from './markdown.js';
import { escape } from './xml.js';

// A page whose tables need the room of the outline.
const WIDE = '---\npageClass: wide\naside: false\n---\n\n';

/** Markdown by path. */
export async function generatedPages(root, recipes) {
  const pages = new Map([
    ['recipes/index.md', catalogue(recipes)],
    ['recipes/services.md', services(recipes)],
    ['recipes/roles.md', roles(recipes)],
  ]);
  for (const recipe of recipes) pages.set(`recipes/${recipe.id}.md`, recipePage(recipe));
  const docs = join(root, 'archetypes/common/docs');
  for (const name of (await readdir(docs)).filter((name) => name.endsWith('.md'))) {
    pages.set(
      `project/${name}`,
      projectPage(await readFile(join(docs, name), 'utf8'), `archetypes/common/docs/${name}`),
    );
  }
  for (const [path, page] of await gatePages(root)) pages.set(path, page);
  return pages;
}

function catalogue(recipes) {
  const rows = recipes.map((recipe) => [
    `[${recipe.name}](/recipes/${recipe.id}/)`,
    recipe.triggers.join(', '),
    recipe.state,
    recipe.guarantee,
    recipe.difficulty,
    recipe.description,
  ]);
  return `${WIDE}# Recipes

All recipes at a glance. [Choose one](/) by what starts it, what it talks to and who may call it, or compare their
[services](/recipes/services/) and [roles](/recipes/roles/).

${table(['Recipe', 'Trigger', 'State', 'Guarantee', 'Difficulty', 'What it is'], rows)}
## Patterns

Where a pattern of the cookbook is found.

${table(['Pattern', 'Recipe'], patterns(recipes))}`;
}

function patterns(recipes) {
  return recipes
    .flatMap((recipe) => recipe.patterns.map((pattern) => [pattern, `[${recipe.name}](/recipes/${recipe.id}/)`]))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function services(recipes) {
  const all = [...new Set(recipes.flatMap((recipe) => recipe.services))].sort();
  return `${WIDE}# Services

Which services of Azure each recipe uses, besides the function app, its host storage and Application Insights, which all have.

${matrix('Service', recipes, all, (recipe, service) => recipe.services.includes(service))}`;
}

function roles(recipes) {
  const all = [...new Set(recipes.flatMap(({ grants }) => grants.map(({ role }) => role)))].sort();
  const rows = recipes.flatMap((recipe) =>
    recipe.grants.map(({ role, on }) => [`[${recipe.name}](/recipes/${recipe.id}/)`, role, on]),
  );
  return `${WIDE}# Roles

The built-in roles that each recipe's Bicep gives to the identities of its app. Each is given on one resource and nothing wider; the
second table names it. What is not listed here the app cannot do, whatever its code tries.

${matrix('Role', recipes, all, ({ grants }, role) => grants.some((grant) => grant.role === role))}
## On what

${table(['Recipe', 'Role', 'Given on'], rows)}`;
}

/** One row for each of the subjects, one column for each recipe. */
function matrix(subject, recipes, subjects, holds) {
  const header = [subject, ...recipes.map((recipe) => `[${recipe.id}](/recipes/${recipe.id}/)`)];
  return table(
    header,
    subjects.map((name) => [name, ...recipes.map((recipe) => (holds(recipe, name) ? 'yes' : '–'))]),
  );
}

function recipePage(recipe) {
  const readme = relinked(recipe.readme.markdown, `archetypes/${recipe.id}/README.md`);
  const grants = recipe.grants.map(({ role, on }) => [role, on]);
  const source = `${SOURCE}/tree/main/archetypes/${recipe.id}`;
  const links = `[See every file and take it](/#recipe=${recipe.id}) · [Source](${source})`;
  return `---
title: ${JSON.stringify(recipe.name)}
description: ${JSON.stringify(recipe.description)}
---

${readme.replace(/^(# .*\n)\nTrigger: .*\n/, (_, heading) => `${heading}\n${links}\n\n${banner(recipe)}\n`)}
## Roles of the app

${table(['Role', 'Given on'], grants)}
## Patterns

Covers ${recipe.patterns.map((pattern) => `\`${pattern}\``).join(', ')}.
`;
}

/** The first line of the README, as the chooser shows it. */
function banner({ triggers, state, guarantee, difficulty }) {
  const facts = { Trigger: triggers.join(', '), State: state, Guarantee: guarantee, Difficulty: difficulty };
  const parts = Object.entries(facts).map(([name, value]) => `<div><dt>${name}</dt><dd>${escape(value)}</dd></div>`);
  return `<dl class="banner">${parts.join('')}</dl>`;
}

function projectPage(markdown, from) {
  const note = '::: info\nEach generated project carries this page in its folder `docs`.\n:::\n';
  return relinked(markdown, from).replace(/^# .*\n/, (heading) => `${heading}\n${note}`);
}

/** The text with its relative links made addresses of the site; code stays as it is. */
export function relinked(markdown, from) {
  return markdown
    .split(/(^```[\s\S]*?^```$)/m)
    .map((part) =>
      part.startsWith('```') ? part : part.replace(/\]\(([^)\s]+)\)/g, (_, href) => `](${target(from, href)})`),
    )
    .join('');
}
