// The difference of two projects and of two texts.

const CONTEXT = 3;

/** The files that differ, by path: change ("added", "removed" or "changed"), and both contents. */
export function changedFiles(before, after, blob) {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return paths
    .filter((path) => before[path] !== after[path])
    .map((path) => ({
      path,
      change: !(path in before) ? 'added' : !(path in after) ? 'removed' : 'changed',
      hunks: hunks(path in before ? blob(before[path]) : '', path in after ? blob(after[path]) : ''),
    }));
}

/** The changed places with some lines around them, each as lines of kind "same", "added" or "removed". */
export function hunks(before, after) {
  const lines = compared(split(before), split(after));
  const near = lines.map((_, i) =>
    lines.slice(Math.max(0, i - CONTEXT), i + CONTEXT + 1).some(({ kind }) => kind !== 'same'),
  );
  const places = [];
  lines.forEach((line, i) => {
    if (!near[i]) return;
    if (!near[i - 1]) places.push([]);
    places.at(-1).push(line);
  });
  return places;
}

function split(text) {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

/** All lines of both texts in order, those of the longest common subsequence once. */
function compared(before, after) {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return [
    ...before.slice(0, start).map(same),
    ...middle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map(same),
  ];
}

function middle(before, after) {
  const width = after.length + 1;
  const common = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      common[i * width + j] =
        before[i] === after[j]
          ? common[(i + 1) * width + j + 1] + 1
          : Math.max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  const lines = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      lines.push(same(before[i]));
      i++;
      j++;
    } else if (i < before.length && (j === after.length || common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      lines.push({ kind: 'removed', text: before[i++] });
    } else {
      lines.push({ kind: 'added', text: after[j++] });
    }
  }
  return lines;
}

function same(text) {
  return { kind: 'same', text };
}
