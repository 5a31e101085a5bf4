// Writes the resources of Bicep files as templates of Azure Resource Manager, which checkov reads; its reader of Bicep knows
// neither typed arrays nor unions nor newer functions.
//
//   node arm.mjs <folder> main.bicep modules/network.bicep ...
//
// This is no compiler: literals stay, and any other expression becomes its text in brackets. Where a property has two values,
// each gets a template: <file>.first.json with the first of every choice, <file>.second.json with the second.

import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { read } from './bicep.mjs';

function plain(value, choice) {
  if (Array.isArray(value)) {
    return value.map((item) => plain(item, choice));
  }
  switch (value?.$) {
    case undefined:
      return value instanceof Object
        ? Object.fromEntries(Object.entries(value).map(([name, property]) => [name, plain(property, choice)]))
        : value;
    case 'choice':
      return plain(value.parts[choice], choice);
    case 'for':
    case 'if':
      return plain(value.body, choice);
    default:
      return `[${value.text}]`;
  }
}

function resource({ path, value }, choice) {
  const [type, apiVersion] = path.split('@');
  return { type, apiVersion, ...plain(value, choice) };
}

const [folder, ...files] = process.argv.slice(2);
for (const file of files) {
  const resources = read(file).declarations.filter(
    // Settings of an app: checkov takes any `config` of a site for its `config/web`, and misses there what the site itself says.
    ({ kind, existing, path }) => kind === 'resource' && !existing && !path.startsWith('Microsoft.Web/sites/config@'),
  );
  ['first', 'second'].forEach((name, choice) => {
    const template = {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      resources: resources.map((declared) => resource(declared, choice)),
    };
    writeFileSync(join(folder, `${basename(file)}.${name}.json`), JSON.stringify(template, null, 2));
  });
}
