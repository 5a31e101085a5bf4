// Renders the templates that the assembler writes: references, and header lines that render to nothing.

const HEADER = /^#(?:set\(\$symbol_\w+ = '.'\)|if\(!\$\w+\.matches\('[^'\n]*'\)\)#parse\('[^'\n]*'\)#end)\n/;
const REFERENCE = /\$\{(\w+)\}/g;
const SYMBOLS = { symbol_dollar: '$', symbol_pound: '#', symbol_escape: '\\' };

/** The values that a template may name, from the answers. */
export function values(answers) {
  return {
    ...SYMBOLS,
    groupId: answers.groupId,
    artifactId: answers.artifactId,
    version: answers.version,
    package: answers.package,
    packageInPathFormat: answers.package.replaceAll('.', '/'),
    javaVersion: answers.javaVersion,
  };
}

/** The text that Velocity makes of a template. */
export function render(template, values) {
  return body(template).replace(REFERENCE, (_, name) => {
    if (!Object.hasOwn(values, name)) throw new Error(`Unknown reference ${name}`);
    return values[name];
  });
}

/** What stands in a template that this renderer does not understand, or null. */
export function foreign(template, values) {
  const rest = body(template).replace(REFERENCE, (reference, name) => (Object.hasOwn(values, name) ? '' : reference));
  return rest.match(/[^\n]*[$#][^\n]*/)?.[0] ?? null;
}

function body(template) {
  let rest = template;
  for (let header; (header = rest.match(HEADER));) rest = rest.slice(header[0].length);
  return rest;
}
