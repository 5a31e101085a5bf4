/** A plugin for the Markdown renderer: the empty cell in the corner of a table is no header of anything. */
export function emptyHeaders(md) {
  md.core.ruler.push('empty-headers', ({ tokens }) => {
    tokens.forEach((token, i) => {
      if (token.type !== 'th_open' || tokens[i + 1].content.trim() !== '') return;
      token.tag = 'td';
      tokens[i + 2].tag = 'td';
    });
  });
}
