// The questions of a recipe, with the patterns and messages that the archetype itself carries.

/** What an answer that was left empty becomes. */
export function complete(answers) {
  const groupId = answers.groupId ?? '';
  return {
    groupId,
    artifactId: answers.artifactId ?? '',
    version: answers.version || '1.0-SNAPSHOT',
    package: answers.package || groupId,
    javaVersion: answers.javaVersion ?? '',
  };
}

/** What is wrong with each answer: the archetype's own message by the property's name, and nothing for a good one. */
export function refusals(inputs, answers) {
  const refused = {};
  for (const { name, pattern, message } of inputs) {
    if (!allows(pattern, answers[name] ?? '')) refused[name] = message;
  }
  return refused;
}

/** Whether the whole value matches, as Java's String.matches has it. */
export function allows(pattern, value) {
  return new RegExp(`^(?:${pattern})$`).test(value);
}

/** The values of a pattern that only lists them, such as 17|21|25, or null. */
export function offered(pattern) {
  return /^\w+(?:\|\w+)+$/.test(pattern) ? pattern.split('|') : null;
}
