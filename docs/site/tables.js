// Markdown tables that read well: plugins for the renderer.

/** A name such as ItemFunctionsTest.refusesIt may break after the class and between words: it leaves room to its neighbours. */
export function breakableNames(md) {
  const code = md.renderer.rules.code_inline;
  md.renderer.rules.code_inline = (tokens, i, ...rest) => {
    const html = code(tokens, i, ...rest);
    const { content } = tokens[i];
    if (!/^[A-Z]\w*\.\w+$/.test(content)) return html;
    const [type, method] = content.split('.');
    return html.replace(`>${content}<`, `>${type}.<wbr>${method.replace(/(?=[A-Z])/g, '<wbr>')}<`);
  };
}

/** The empty cell in the corner of a table is no header of anything. */
export function emptyHeaders(md) {
  md.core.ruler.push('empty-headers', ({ tokens }) => {
    tokens.forEach((token, i) => {
      if (token.type !== 'th_open' || tokens[i + 1].content.trim() !== '') return;
      token.tag = 'td';
      tokens[i + 2].tag = 'td';
    });
  });
}
