// Reads a recipe's README: the sections that the chooser shows, and the whole of it for the recipe's page.

/** Introduction, and sections by their heading; `When to use it` and its like are required. */
export function readReadme(markdown, id) {
  const [head, ...rest] = split(markdown);
  const sections = Object.fromEntries(rest.map((part) => [heading(part), part.replace(/^## .*\n/, '').trim()]));
  const introduction = head
    .split('\n')
    .filter((line) => !line.startsWith('# ') && !line.startsWith('Trigger: '))
    .join('\n')
    .trim();
  return {
    markdown,
    introduction,
    use: bullets(needed(sections, 'When to use it', id)),
    avoid: bullets(needed(sections, 'When not', id)),
    covered: rows(needed(sections, 'What is secured', id)),
    notCovered: rows(needed(sections, 'What is not covered', id)),
  };
}

function needed(sections, title, id) {
  if (!sections[title]) throw new Error(`The README of ${id} lacks the section "${title}".`);
  return sections[title];
}

/** The parts of a text at its headings of level two; a line in a code block is no heading. */
function split(markdown) {
  const parts = [''];
  let fence = false;
  for (const line of markdown.split('\n')) {
    if (line.trimStart().startsWith('```')) fence = !fence;
    if (!fence && line.startsWith('## ')) parts.push('');
    parts[parts.length - 1] += `${line}\n`;
  }
  return parts;
}

function heading(part) {
  return part.slice(3, part.indexOf('\n')).trim();
}

/** The points of a list, or the paragraphs of a text without one. */
function bullets(markdown) {
  const parts = markdown.startsWith('- ') ? markdown.slice(2).split(/\n- /) : markdown.split(/\n\n/);
  return parts.map((part) => part.replace(/\s*\n\s*/g, ' ').trim());
}

/** The rows of a table, or the points of a list as rows of one cell. */
function rows(markdown) {
  const lines = markdown.split('\n').filter((line) => line.startsWith('|'));
  if (lines.length === 0) return bullets(markdown).map((point) => [point]);
  return lines.slice(2).map((row) =>
    row
      .replace(/^\||\|$/g, '')
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll('\\|', '|')),
  );
}
