// The choices in the fragment of the page's address, which is sent to no server.

const NAMES = [
  'recipe',
  'trigger',
  'service',
  'caller',
  'words',
  'groupId',
  'artifactId',
  'version',
  'package',
  'javaVersion',
];
const LONGEST = 200;

/** The fragment for these choices; what is empty is left out. */
export function toFragment(choices) {
  const parameters = new URLSearchParams();
  for (const name of NAMES) if (choices[name]) parameters.set(name, choices[name]);
  return parameters.toString();
}

/** The choices that a fragment holds: texts of known names, short enough, and without control characters. */
export function fromFragment(fragment) {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ''));
  const choices = {};
  for (const name of NAMES) {
    const value = parameters.get(name);
    if (value && value.length <= LONGEST && !/\p{C}/u.test(value)) choices[name] = value;
  }
  return choices;
}
