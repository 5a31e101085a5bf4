// The little Markdown that cells of a README hold, as parts that a page can show without HTML from a text.

const PART = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)\s]+)\)/g;

/** The parts of a text: kind ("text", "code", "strong", "link"), text and, for a link to another site, href. */
export function inline(markdown) {
  const parts = [];
  let end = 0;
  for (const match of markdown.matchAll(PART)) {
    if (match.index > end) parts.push({ kind: 'text', text: markdown.slice(end, match.index) });
    parts.push(part(match));
    end = match.index + match[0].length;
  }
  if (end < markdown.length) parts.push({ kind: 'text', text: markdown.slice(end) });
  return parts;
}

function part([, code, strong, label, href]) {
  if (code !== undefined) return { kind: 'code', text: code };
  if (strong !== undefined) return { kind: 'strong', text: strong };
  return href.startsWith('https://') ? { kind: 'link', text: label, href } : { kind: 'text', text: label };
}
