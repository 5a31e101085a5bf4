// Reads the few things that the site needs of the repository's own XML files.

/** The text of the first element of that name, unescaped, or null. */
export function element(xml, name) {
  return elements(xml, name)[0]?.text ?? null;
}

/** All elements of that name that hold no element of the same name: attributes as text, and content. */
export function elements(xml, name) {
  const pattern = new RegExp(`<${name}((?:\\s[^>]*)?)>([\\s\\S]*?)</${name}>`, 'g');
  return [...xml.replace(/<!--[\s\S]*?-->/g, '').matchAll(pattern)].map(([, attributes, content]) => ({
    attributes,
    content,
    text: unescape(content.trim()),
  }));
}

/** Text made fit for an XML document. */
export function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function unescape(text) {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
