// Narrows the recipes down by the three questions and by plain words.

const NOISE = new Set(
  'a an and are as at be by can do for from how i in is it me my need of on or so that the then to want we what when which with you'.split(
    ' ',
  ),
);

// Triggers of functions that only the project's own functions start.
const INNER = new Set(['Orchestrator', 'Activity']);

/** The questions: what an answer is compared with, and how it reads. */
export const QUESTIONS = [
  { name: 'trigger', title: 'What starts it?', of: (recipe) => recipe.triggers.filter((name) => !INNER.has(name)) },
  { name: 'service', title: 'What does it talk to?', of: (recipe) => recipe.services },
  { name: 'caller', title: 'Who may call it?', of: (recipe) => recipe.callers },
];

/** The recipes that fit what was asked, the best first; what is empty asks for nothing. */
export function find(recipes, asked) {
  const fitting = recipes.filter((recipe) =>
    QUESTIONS.every(({ name, of }) => !asked[name] || of(recipe).includes(asked[name])),
  );
  const terms = words(asked.words ?? '');
  if (terms.length === 0) return fitting;
  const scored = fitting.map((recipe) => ({ recipe, score: score(recipe, terms) }));
  const best = Math.max(...scored.map(({ score }) => Math.floor(score)), 1);
  return scored
    .filter(({ score }) => score >= best)
    .sort((a, b) => b.score - a.score)
    .map(({ recipe }) => recipe);
}

/** The answers that a question offers, with how many recipes each would leave. */
export function options(recipes, asked, question, labels) {
  const values = [...new Set(recipes.flatMap(question.of))];
  return values
    .map((value) => ({
      value,
      label: labels[value] ?? value,
      count: find(recipes, { ...asked, [question.name]: value }).length,
    }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

/** The words of a text that say something. */
export function words(text) {
  const all = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(all.filter((word) => word.length > 1 && !NOISE.has(word)))];
}

/** How many terms a recipe knows, and a fraction for those that are in its name. */
function score(recipe, terms) {
  const names = words(`${recipe.id} ${recipe.name}`);
  const count = (known) => terms.filter((term) => known.some((word) => alike(word, term))).length;
  return count(recipe.words) + count(names) / (terms.length + 1);
}

function alike(word, term) {
  return word.startsWith(term) || (word.length > 3 && term.startsWith(word));
}
