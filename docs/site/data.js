// What the chooser knows: a short list that is part of the page, and for each recipe a file that is loaded when it is chosen.

import { words } from '../take/lookup.js';
import { CALLERS } from './callers.js';
import { packed, shortSha } from './packs.js';

/** The module that the page imports, and the files that it loads, by path. */
export function chooserData(catalogue, recipes) {
  const { packs, recipes: stored } = packed(recipes);
  const files = new Map(Object.entries(packs).map(([name, json]) => [`templates/${name}`, json]));
  const list = recipes.map((recipe) => {
    const { files: own, packs } = stored.find(({ id }) => id === recipe.id);
    const { use, avoid, covered, notCovered } = recipe.readme;
    const detail = JSON.stringify({ files: own, packs, inputs: recipe.inputs, use, avoid, covered, notCovered });
    const path = `templates/${recipe.id}.${shortSha(detail)}.json`;
    files.set(path, detail);
    return { ...summary(recipe), detail: path };
  });
  const page = {
    archetypePlugin: catalogue.archetypePlugin,
    inputs: sharedInputs(recipes),
    callers: Object.fromEntries(CALLERS.map(({ id, label }) => [id, label])),
    recipes: list,
  };
  return { page, files };
}

function summary(recipe) {
  const {
    id,
    groupId,
    artifactId,
    version,
    name,
    description,
    triggers,
    state,
    services,
    guarantee,
    difficulty,
    callers,
  } = recipe;
  const text = [
    id,
    name,
    description,
    guarantee,
    recipe.category,
    triggers,
    services,
    recipe.patterns,
    recipe.readme.introduction,
    recipe.readme.use,
  ];
  return {
    ...{
      id,
      groupId,
      artifactId,
      version,
      name,
      description,
      triggers,
      state,
      services,
      guarantee,
      difficulty,
      callers,
    },
    words: words(text.flat().join(' ')),
  };
}

/** The questions, which are the same for all recipes: one form serves whichever is chosen. */
function sharedInputs(recipes) {
  const all = new Set(recipes.map(({ inputs }) => JSON.stringify(inputs)));
  if (all.size !== 1) throw new Error('The recipes ask different questions; the chooser has one form for all.');
  return recipes[0].inputs;
}
