// The modules that make the site from the recipes.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readArchetype, readInputs } from '../site/archetype.js';
import { callers } from '../site/callers.js';
import { finish, PLACEHOLDER } from '../site/finish.js';
import { readGrants } from '../site/grants.js';
import { pageAddress, target } from '../site/links.js';
import { packed } from '../site/packs.js';
import { relinked } from '../site/pages.js';
import { readReadme } from '../site/readme.js';
import { readCatalogue, readRecipes } from '../site/recipe.js';
import { repositoryFiles } from '../site/repository.js';
import { breakableNames } from '../site/tables.js';
import { compareVersions, comparisons, readRecords, release } from '../site/releases.js';
import { Output } from '../site/files.js';

const ROOT = resolve(fileURLToPath(new URL('..', import.meta.url)), '..');
const folders = mkdtempSync(join(tmpdir(), 'site-'));
const scratch = () => mkdtempSync(join(folders, 'folder-'));

after(() => rm(folders, { recursive: true }));

async function written(files) {
  const folder = scratch();
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

const DESCRIPTOR = `<archetype-descriptor><requiredProperties>
  <requiredProperty key="javaVersion"><defaultValue>17</defaultValue></requiredProperty>
  <requiredProperty key="inputs"><defaultValue>#if($groupId &amp;&amp; !$groupId.matches('[a-z]+'))#parse('Property groupId: no.')#end#if($javaVersion &amp;&amp; !$javaVersion.matches('17|21'))#parse('Property javaVersion: no.')#end#set($inputs='checked')\${inputs}</defaultValue></requiredProperty>
  </requiredProperties><fileSets>
  <fileSet filtered="true" packaged="true"><directory>src/main/java</directory><includes><include>**/*.java</include></includes></fileSet>
  <fileSet filtered="true"><directory>config</directory><includes><include>*.txt</include></includes></fileSet>
  <fileSet filtered="false"><directory></directory><includes><include>README.md</include></includes></fileSet>
  </fileSets></archetype-descriptor>`;
const archetype = (files) =>
  written({
    'META-INF/maven/archetype-metadata.xml': DESCRIPTOR,
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`archetype-resources/${path}`, text])),
  });

test('inputs come from the check that the archetype itself runs', () => {
  assert.deepEqual(readInputs(DESCRIPTOR), [
    { name: 'groupId', initial: '', pattern: '[a-z]+', message: 'Property groupId: no.' },
    { name: 'javaVersion', initial: '17', pattern: '17|21', message: 'Property javaVersion: no.' },
  ]);
  assert.throws(() => readInputs('<x/>'), /no check/);
});

test('the descriptor decides on each file', async () => {
  const { files } = await readArchetype(
    await archetype({
      'pom.xml': '${groupId}',
      'src/main/java/A.java': 'x',
      'config/a.txt': 'y',
      'README.md': '$5 #x',
    }),
  );
  assert.deepEqual(
    files.map(({ path, kind }) => `${path} ${kind}`),
    ['README.md copied', 'config/a.txt filtered', 'pom.xml filtered', 'src/main/java/A.java packaged'],
  );
});

test('what the browser could not render alike stops the build of the site', async () => {
  await assert.rejects(
    archetype({ 'pom.xml': '#foreach($x in $y)\n' }).then(readArchetype),
    /pom\.xml holds template text/,
  );
  await assert.rejects(archetype({ 'other.bin': 'x' }).then(readArchetype), /other\.bin is in 0 file sets/);
  await assert.rejects(archetype({ 'README.md': Buffer.from([0xff]) }).then(readArchetype), /README\.md is no text/);
  await assert.rejects(archetype({ 'config/__x__.txt': '' }).then(readArchetype), /double underscore/);
});

const README = `# Name

Trigger: HTTP - State: None

What it is.

## When to use it

For one thing.

## When not

- One.
- Two
  lines.

## Example

\`\`\`
## no heading
\`\`\`

## What is secured

| threat | how |
|---|---|
| a \\| b | c |

## What is not covered

- **This.** That.
`;

test('a README gives the points that the chooser shows', () => {
  const { introduction, use, avoid, covered, notCovered } = readReadme(README, 'x');
  assert.equal(introduction, 'What it is.');
  assert.deepEqual(use, ['For one thing.']);
  assert.deepEqual(avoid, ['One.', 'Two lines.']);
  assert.deepEqual(covered, [['a | b', 'c']]);
  assert.deepEqual(notCovered, [['**This.** That.']]);
  assert.throws(
    () => readReadme(README.replace('## When not', '## Else'), 'x'),
    /README of x lacks the section "When not"/,
  );
});

test('callers are read from the code', () => {
  const code = (text, name = 'F') => ({ path: `src/main/java/${name}.java`, text });
  const anonymous = code('authLevel = AuthorizationLevel.ANONYMOUS');
  assert.deepEqual(callers([anonymous, code('', 'Tokens')]), ['token']);
  assert.deepEqual(callers([anonymous, code('AuthorizationLevel.FUNCTION')]), ['signature', 'key']);
  assert.deepEqual(callers([code('@TimerTrigger')]), ['nobody']);
});

const MODULE = `var roles = {
  owner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  queues: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
}
var hostRoles = durable
  ? [ roles.owner, roles.queues ]
  : [ roles.owner ]
resource storage 'Microsoft.Storage/storageAccounts@2025-01-01' = {
}
resource grant 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in hostRoles: {
  scope: storage
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
  }
}]
`;
const MAIN = `module app 'modules/app.bicep' = {
  params: {
    // durable: true
    queues: [
      // Why.
      { name: 'orders', roles: [ 'Storage Queue Data Contributor', 'Storage Queue Data Reader' ] }
    ]
  }
}
`;
const bicep = (main, module) => (path) => ({ 'infra/main.bicep': main, 'infra/modules/app.bicep': module })[path];

test('roles are read from the entities that are listed and from the modules that are used', () => {
  assert.deepEqual(readGrants(bicep(MAIN, MODULE)), [
    { role: 'Storage Blob Data Owner', on: "the host's storage account" },
    { role: 'Storage Queue Data Contributor', on: 'queue orders' },
    { role: 'Storage Queue Data Reader', on: 'queue orders' },
  ]);
  const durable = readGrants(bicep(MAIN.replace('// durable', 'durable'), MODULE));
  assert.ok(
    durable.some(({ role, on }) => role === 'Storage Queue Data Contributor' && on === "the host's storage account"),
  );
});

test('a role that cannot be read or has no name stops the build of the site', () => {
  assert.throws(() => readGrants(bicep(MAIN, MODULE.replaceAll('b7e6dc6d', '00000000'))), /add its name/);
  assert.throws(() => readGrants(bicep(MAIN, MODULE.replace('in hostRoles', 'in elsewhere'))), /cannot be read/);
});

test('contents are stored once, in packs of those that the same recipes use', () => {
  const file = (path, text) => ({ path, kind: 'copied', text });
  const { packs, recipes } = packed([
    { id: 'a', files: [file('x', 'shared'), file('y', 'own')] },
    { id: 'b', files: [file('x', 'shared'), file('z', 'shared')] },
  ]);
  assert.equal(Object.keys(packs).length, 2);
  assert.equal(Object.values(packs).join('').split('shared').length, 2);
  assert.deepEqual(
    recipes.map(({ packs }) => packs.length),
    [2, 1],
  );
  assert.equal(recipes[1].files[0].sha, recipes[1].files[1].sha);
});

test('a long name of a test may break, other code may not', () => {
  const md = { renderer: { rules: { code_inline: ([{ content }]) => `<code>${content}</code>` } } };
  breakableNames(md);
  const code = (content) => md.renderer.rules.code_inline([{ content }], 0);
  assert.equal(code('ItemTest.refusesIt'), '<code>ItemTest.<wbr>refuses<wbr>It</code>');
  assert.equal(code('azd env.set'), '<code>azd env.set</code>');
});

test('links between files become addresses of the site, or of the repository', () => {
  assert.equal(target('docs/ide.md', 'updating.md#x'), '/updating/#x');
  assert.equal(target('docs/guides/a.md', '../foundations/identity.md'), '/foundations/identity/');
  assert.equal(target('archetypes/http-api/README.md', 'docs/gate.md'), '/project/gate/');
  assert.equal(target('docs/a.md', '../archetypes/http-api/README.md'), '/recipes/http-api/');
  assert.match(target('docs/a.md', '../SECURITY.md'), /github\.com.*\/blob\/main\/SECURITY\.md$/);
  assert.match(target('docs/a.md', '../archetypes/common/docs'), /\/tree\/main\/archetypes\/common\/docs$/);
  assert.equal(target('docs/a.md', 'https://x.y/z'), 'https://x.y/z');
  assert.equal(target('docs/a.md', '#part'), '#part');
  assert.equal(pageAddress('generated/recipes/x.md'), 'recipes/x/index.md');
  assert.equal(
    relinked('[a](docs/gate.md)\n```\n[b](docs/gate.md)\n```\n', 'archetypes/x/README.md'),
    '[a](/project/gate/)\n```\n[b](docs/gate.md)\n```\n',
  );
});

test('versions are ordered by their numbers, a snapshot before its release', () => {
  assert.deepEqual(['0.10.0', '0.2.0', '1.0.0', '1.0.0-SNAPSHOT'].sort(compareVersions), [
    '0.2.0',
    '0.10.0',
    '1.0.0-SNAPSHOT',
    '1.0.0',
  ]);
});

const recipe = (readme) => [
  {
    id: 'r',
    files: [
      { path: 'README.md', kind: 'copied', text: readme },
      { path: 'same', kind: 'copied', text: 'same' },
    ],
  },
];

test('a release adds what is new, and two versions show what differs', async () => {
  const folder = join(scratch(), 'releases');
  await release('0.1.0', recipe('one'), folder);
  await release('0.2.0', recipe('not the last'), folder);
  await release('0.2.0', recipe('two'), folder);

  const records = await readRecords(folder);
  assert.deepEqual(
    records.map(({ version, blobs }) => [version, Object.values(blobs).sort()]),
    [
      ['0.1.0', ['one', 'same']],
      ['0.2.0', ['two']],
    ],
  );
  const [{ versions, blobs }] = comparisons(records);
  assert.deepEqual(
    versions.map(({ version, files }) => [version, Object.keys(files)]),
    [
      ['0.1.0', ['README.md']],
      ['0.2.0', ['README.md']],
    ],
  );
  assert.deepEqual(Object.values(blobs).sort(), ['one', 'two']);
  assert.throws(() => comparisons(records.map((record) => ({ ...record, blobs: {} }))), /holds the content/);
});

test('a snapshot is not recorded, nor a release after a later one', async () => {
  const folder = scratch();
  await assert.rejects(release('0.3.0-SNAPSHOT', recipe('three'), folder), /0\.3\.0-SNAPSHOT is no release/);
  await release('0.10.0', recipe('ten'), folder);
  await assert.rejects(release('0.9.0', recipe('nine'), folder), /0\.10\.0 is recorded; 0\.9\.0 comes too late/);
});

test('a built site gets relative addresses and a policy that names its inline scripts', async () => {
  const folder = await written({
    'a/b/index.html': `<head>\n<script>go()</script><a href="${PLACEHOLDER}x/" style="color:red">x</a>`,
    'assets/chunks/c.js': `const a="${PLACEHOLDER}x",b=\`<a href="${PLACEHOLDER}y">\`;`,
    'assets/d.css': `a{background:url(${PLACEHOLDER}e.svg)}`,
    'maven2/untouched.xml': PLACEHOLDER,
  });
  await finish(folder, { 'assets/code.css': '.k{}' });
  const html = readFileSync(join(folder, 'a/b/index.html'), 'utf8');
  assert.match(
    html,
    /Content-Security-Policy" content="default-src 'none'; script-src 'self' 'sha256-[^']+'; style-src 'self';/,
  );
  assert.match(html, /<a href="\.\.\/\.\.\/x\/">/);
  assert.doesNotMatch(html, /unsafe|style="/);
  const script = readFileSync(join(folder, 'assets/chunks/c.js'), 'utf8');
  assert.equal(
    script,
    'const __site=new URL("../../",import.meta.url).pathname;const a=(""+__site+"x"),b=`<a href="${__site}y">`;',
  );
  assert.equal(readFileSync(join(folder, 'assets/d.css'), 'utf8'), 'a{background:url(../e.svg)}');
  assert.equal(readFileSync(join(folder, 'maven2/untouched.xml'), 'utf8'), PLACEHOLDER);
});

test('only what changed is written, and what is not wanted any more goes', async () => {
  const folder = await written({ same: '1', old: '2' });
  const output = new Output(folder);
  output.add('same', '1');
  output.add('sub/new', '3');
  assert.equal(await output.write(), 1);
  assert.throws(() => readFileSync(join(folder, 'old')));
  assert.throws(() => output.add('same', 'x'), /written twice/);
});

test('the catalogue says where its archetypes are when the site knows its address', async () => {
  const folder = await written({
    'pom.xml': 'root',
    'archetypes/pom.xml': 'parent',
    'r/pom.xml': 'own',
    'r/r.jar': 'jar',
  });
  const catalogue = { groupId: 'g.h', artifactId: 'root', version: '1.0-SNAPSHOT' };
  const recipe = {
    ...catalogue,
    artifactId: 'r-archetype',
    description: 'a & b',
    pom: join(folder, 'r/pom.xml'),
    jar: join(folder, 'r/r.jar'),
  };
  const files = await repositoryFiles(folder, catalogue, [recipe], 'https://x.y/z/');
  assert.match(
    files.get('archetype-catalog.xml'),
    /<repository>https:\/\/x\.y\/z\/maven2\/<\/repository>\s*<description>a &amp; b</,
  );
  assert.equal(files.get('maven2/archetype-catalog.xml'), files.get('archetype-catalog.xml'));
  assert.equal(String(files.get('maven2/g/h/r-archetype/1.0-SNAPSHOT/r-archetype-1.0-SNAPSHOT.jar')), 'jar');
  assert.match(files.get('maven2/g/h/root/1.0-SNAPSHOT/root-1.0-SNAPSHOT.pom.sha1'), /^[0-9a-f]{40}$/);
  assert.doesNotMatch(
    (await repositoryFiles(folder, catalogue, [recipe])).get('archetype-catalog.xml'),
    /<repository>/,
  );
});

test('the recipes of this repository have all that the site shows', async () => {
  const recipes = await readRecipes(ROOT, await readCatalogue(ROOT), Boolean(process.env.COOKBOOK_PARTIAL));
  for (const recipe of recipes) {
    assert.ok(recipe.grants.length > 0 && recipe.callers.length > 0, recipe.id);
    for (const part of ['use', 'avoid', 'covered', 'notCovered'])
      assert.ok(recipe.readme[part].length > 0, `${recipe.id}: ${part}`);
    assert.ok(
      recipe.files.some(({ path }) => path === 'mvnw'),
      recipe.id,
    );
  }
});
