// The order of the pages; recipes come from the generated list, and a page in docs/ that is not named here from its title.

import { existsSync, readdirSync, readFileSync } from 'node:fs';

const DOCS = new URL('../', import.meta.url);
const CHOOSER = new URL('generated/chooser.json', DOCS);
const GATE = new URL('generated/gate/', DOCS);

export function sidebar() {
  const groups = [
    group('Recipes', [
      ['Choose a recipe', '/'],
      ['All recipes', '/recipes/'],
      ...recipes().map(({ id, name }) => [name, `/recipes/${id}/`]),
      ['Services', '/recipes/services/'],
      ['Roles', '/recipes/roles/'],
      ['Compare versions', '/compare/'],
    ]),
    group('Foundations', [
      ['Execution model', '/foundations/execution-model/'],
      ['Triggers', '/foundations/triggers/'],
      ['Delivery guarantees', '/foundations/delivery/'],
      ['Hosting', '/foundations/hosting/'],
      ['Identity', '/foundations/identity/'],
    ]),
    group('Guides', [
      ['Run locally', '/guides/local-run/'],
      ['Test', '/guides/testing/'],
      ['Deploy', '/guides/deploy/'],
      ['Secrets', '/guides/secrets/'],
      ['Private networking', '/guides/private-networking/'],
      ['Upgrade Java', '/guides/upgrade-java/'],
      ['Use an IDE', '/ide/'],
      ['Update a project', '/updating/'],
      ["Migrate from Microsoft's archetype", '/guides/migrate/'],
    ]),
    group('Patterns', [
      ['Stream a response', '/patterns/response-streaming/'],
      ['Observability', '/patterns/observability/'],
      ['Tune concurrency', '/patterns/concurrency/'],
      ['Run a function directly', '/patterns/run-directly/'],
    ]),
    group('What you get', [
      ['The generated project', '/generated-project/'],
      ['The security model', '/security-model/'],
      ['The gate', '/project/gate/'],
      ['What the gate finds', '/gate/'],
      ['Performance', '/performance/'],
      ['Run locally', '/project/run-locally/'],
      ['Deploy', '/project/deploy/'],
      ['Operate', '/project/operations/'],
      ['Keep it up to date', '/project/updating/'],
    ]),
  ];
  const named = new Set(groups.flatMap(({ items }) => items.map(({ link }) => link)));
  const rest = titled(DOCS, '/').filter(([, link]) => !named.has(link));
  return {
    '/': [...groups, group('Contribute', rest)],
    // Many, and only of use to each other.
    '/gate/': [
      group('The gate', [
        ['Choose a recipe', '/'],
        ['The gate of a project', '/project/gate/'],
        ['What the gate finds', '/gate/'],
      ]),
      group('Patterns', existsSync(GATE) ? titled(GATE, '/gate/') : []),
    ],
  };
}

/** The pages in a folder but its first, by their titles. */
function titled(folder, address) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md') && !['index.md', 'README.md'].includes(name))
    .map((name) => [title(new URL(name, folder)), `${address}${name.replace(/\.md$/, '')}/`])
    .sort(([a], [b]) => a.localeCompare(b));
}

function title(page) {
  return readFileSync(page, 'utf8').match(/^# (.*)$/m)[1].replaceAll('`', '');
}

function group(text, pages) {
  return { text, items: pages.map(([text, link]) => ({ text, link })) };
}

function recipes() {
  return existsSync(CHOOSER) ? JSON.parse(readFileSync(CHOOSER, 'utf8')).recipes : [];
}
