// The order of the pages; recipes come from the generated list.

import { existsSync, readFileSync } from 'node:fs';

const CHOOSER = new URL('../generated/chooser.json', import.meta.url);

export function sidebar() {
  return [
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
      ['Run locally', '/project/run-locally/'],
      ['Deploy', '/project/deploy/'],
      ['Operate', '/project/operations/'],
      ['Keep it up to date', '/project/updating/'],
    ]),
    group('Contribute', [
      ['Architecture', '/architecture/'],
      ['Add a recipe', '/adding-a-recipe/'],
    ]),
  ];
}

function group(text, pages) {
  return { text, items: pages.map(([text, link]) => ({ text, link })) };
}

function recipes() {
  return existsSync(CHOOSER) ? JSON.parse(readFileSync(CHOOSER, 'utf8')).recipes : [];
}
