// Loads what recipes need from the site itself, each file once.

import { withBase } from 'vitepress';
import { Packs } from '../../../take/packs.js';

const packs = new Packs((name) => json(`templates/${name}`));
const details = new Map();

/** A recipe's details, and its contents by sha. */
export async function loadRecipe(recipe) {
  const detail = await loadDetail(recipe);
  return { detail, blob: await packs.blobs(detail) };
}

/** Loads everything when the browser has nothing better to do, unless its user saves data. */
export function loadRest(recipes) {
  if (navigator.connection?.saveData) return;
  const idle = window.requestIdleCallback ?? ((run) => setTimeout(run, 2000));
  idle(async () => {
    for (const recipe of recipes) await loadRecipe(recipe).catch(() => {});
  });
}

function loadDetail(recipe) {
  if (!details.has(recipe.id)) {
    const loading = json(recipe.detail);
    loading.catch(() => details.delete(recipe.id));
    details.set(recipe.id, loading);
  }
  return details.get(recipe.id);
}

async function json(path) {
  const response = await fetch(withBase(`/${path}`));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}
