// The modules that turn templates and answers into a project.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fromFragment, toFragment } from '../take/choices.js';
import { commands, settings } from '../take/commands.js';
import { changedFiles, hunks } from '../take/diff.js';
import { inline } from '../take/inline.js';
import { allows, complete, offered, refusals } from '../take/inputs.js';
import { find, options, QUESTIONS } from '../take/lookup.js';
import { Packs } from '../take/packs.js';
import { project } from '../take/project.js';
import { foreign, render, values } from '../take/template.js';
import { rows } from '../take/tree.js';
import { zip } from '../take/zip.js';

const ANSWERS = {
  groupId: 'org.acme',
  artifactId: 'orders',
  version: '1.0',
  package: 'org.acme.fn',
  javaVersion: '21',
};

test('a template renders to its text: headers vanish, references and symbols are replaced', () => {
  const template =
    "#set($symbol_pound = '#')\n#set($symbol_dollar = '$')\n${symbol_pound} ${package} ${packageInPathFormat} ${symbol_dollar}{x}\n";
  assert.equal(render(template, values(ANSWERS)), '# org.acme.fn org/acme/fn ${x}\n');
});

test('the checks in front of pom.xml render to nothing', () => {
  const guard = "#if(!$groupId.matches('(?!.{101})[a-z]+'))#parse('Property groupId: allowed are letters.')#end\n";
  assert.equal(render(`${guard}<project>\${groupId}</project>`, values(ANSWERS)), '<project>org.acme</project>');
});

test('a value is put in as it is, even if it looks like a reference', () => {
  assert.equal(render('${artifactId}', values({ ...ANSWERS, artifactId: '${groupId}$&' })), '${groupId}$&');
});

test('what the renderer does not know is an error, not a wrong file', () => {
  assert.throws(() => render('${other}', values(ANSWERS)), /Unknown reference other/);
  assert.throws(() => render('${constructor}', values(ANSWERS)), /Unknown reference/);
  assert.equal(foreign('fine ${groupId}\n', values(ANSWERS)), null);
  assert.equal(foreign('a\n#if($x) b #end\n', values(ANSWERS)), '#if($x) b #end');
  assert.equal(foreign('price: 5 $\n', values(ANSWERS)), 'price: 5 $');
});

test('Java files go into the folders of the package, and only the wrapper is executable', () => {
  const files = [
    { path: 'src/main/java/App.java', kind: 'packaged', sha: 'a' },
    { path: 'mvnw', kind: 'copied', sha: 'b' },
    { path: 'src/test/azurite/x.java', kind: 'copied', sha: 'b' },
  ];
  const texts = { a: 'package ${package};\n', b: '${package}' };
  assert.deepEqual(
    project(files, (sha) => texts[sha], ANSWERS),
    [
      { path: 'mvnw', text: '${package}', executable: true },
      { path: 'src/main/java/org/acme/fn/App.java', text: 'package org.acme.fn;\n', executable: false },
      { path: 'src/test/azurite/x.java', text: '${package}', executable: false },
    ],
  );
});

test('the whole value must match, as in Java', () => {
  assert.ok(allows('17|21', '21'));
  for (const bad of ['17|21', '171', ' 21', '21\n', '']) assert.ok(!allows('17|21', bad), JSON.stringify(bad));
});

test('what is left empty gets its default', () => {
  assert.deepEqual(complete({ groupId: 'org.acme', artifactId: 'a' }), {
    ...{ groupId: 'org.acme', artifactId: 'a', version: '1.0-SNAPSHOT', package: 'org.acme', javaVersion: '' },
  });
});

test('a refusal is the message of the archetype', () => {
  const inputs = [{ name: 'groupId', pattern: '[a-z]+', message: 'Property groupId: allowed are letters.' }];
  assert.deepEqual(refusals(inputs, { groupId: 'x1' }), { groupId: 'Property groupId: allowed are letters.' });
  assert.deepEqual(refusals(inputs, { groupId: 'x' }), {});
});

test('a pattern that only lists values offers them', () => {
  assert.deepEqual(offered('17|21|25'), ['17', '21', '25']);
  assert.equal(offered('[a-z]+'), null);
});

const RECIPES = [
  {
    id: 'http-api',
    name: 'HTTP API',
    triggers: ['HTTP'],
    services: ['Table Storage'],
    callers: ['token'],
    words: ['resource', 'list', 'create'],
  },
  {
    id: 'queue-worker',
    name: 'Queue worker',
    triggers: ['HTTP', 'Queue'],
    services: ['Table Storage', 'Queue Storage'],
    callers: ['key'],
    words: ['process', 'order', 'once', 'queue'],
  },
];
const ids = (recipes) => recipes.map(({ id }) => id);

test('each answered question narrows the recipes down', () => {
  assert.deepEqual(ids(find(RECIPES, { trigger: 'HTTP' })), ['http-api', 'queue-worker']);
  assert.deepEqual(ids(find(RECIPES, { trigger: 'HTTP', caller: 'key' })), ['queue-worker']);
  assert.deepEqual(find(RECIPES, { trigger: 'Queue', caller: 'token' }), []);
});

test('plain words find the recipe that knows most of them', () => {
  assert.deepEqual(ids(find(RECIPES, { words: 'I want to process each order once' })), ['queue-worker']);
  assert.deepEqual(ids(find(RECIPES, { words: 'orders' })), ['queue-worker']);
  assert.deepEqual(find(RECIPES, { words: 'spaceship' }), []);
  assert.deepEqual(ids(find(RECIPES, { words: 'the' })), ['http-api', 'queue-worker']);
});

test('an option tells how many recipes it would leave', () => {
  const callers = QUESTIONS.find(({ name }) => name === 'caller');
  assert.deepEqual(options(RECIPES, { trigger: 'Queue' }, callers, { token: 'Users' }), [
    { value: 'key', label: 'key', count: 1 },
    { value: 'token', label: 'Users', count: 0 },
  ]);
});

test('choices survive the address', () => {
  const choices = { recipe: 'http-api', words: 'a b&c=d#é', groupId: 'org.acme' };
  assert.deepEqual(fromFragment(`#${toFragment(choices)}`), choices);
  assert.equal(toFragment({ recipe: '', other: 'x' }), '');
});

test('an address cannot bring in anything but short texts of known names', () => {
  assert.deepEqual(fromFragment('#__proto__=x&constructor=y&recipe=ok'), { recipe: 'ok' });
  assert.deepEqual(fromFragment(`#groupId=${'a'.repeat(201)}&version=%00&package=a%0Ab`), {});
  assert.deepEqual(fromFragment('#recipe=%E0%A4%A'), { recipe: '\ufffd%A' });
  assert.equal({}.x, undefined);
});

test('paths become rows, folders first, and single chains one row', () => {
  assert.deepEqual(rows(['b.txt', 'src/main/java/App.java', 'src/main/java/B.java', 'a/x']), [
    { name: 'a/', depth: 0, folder: 'a/' },
    { name: 'x', depth: 1, path: 'a/x' },
    { name: 'src/main/java/', depth: 0, folder: 'src/main/java/' },
    { name: 'App.java', depth: 1, path: 'src/main/java/App.java' },
    { name: 'B.java', depth: 1, path: 'src/main/java/B.java' },
    { name: 'b.txt', depth: 0, path: 'b.txt' },
  ]);
});

test('Markdown of a cell becomes parts, and a link leads to another site or nowhere', () => {
  assert.deepEqual(inline('**No** `x` [a](https://b.c/d) [e](javascript:f) <b>'), [
    { kind: 'strong', text: 'No' },
    { kind: 'text', text: ' ' },
    { kind: 'code', text: 'x' },
    { kind: 'text', text: ' ' },
    { kind: 'link', text: 'a', href: 'https://b.c/d' },
    { kind: 'text', text: ' ' },
    { kind: 'text', text: 'e' },
    { kind: 'text', text: ' <b>' },
  ]);
});

test('a difference shows changed lines and a few around them', () => {
  const before = Array.from({ length: 20 }, (_, i) => `line ${i}\n`).join('');
  const [hunk, ...more] = hunks(before, before.replace('line 10\n', 'line ten\nand more\n'));
  assert.deepEqual(more, []);
  assert.deepEqual(
    hunk.map(({ kind, text }) => `${kind[0]} ${text}`),
    [
      's line 7',
      's line 8',
      's line 9',
      'r line 10',
      'a line ten',
      'a and more',
      's line 11',
      's line 12',
      's line 13',
    ],
  );
  assert.deepEqual(hunks('same\n', 'same\n'), []);
});

test('files are added, removed or changed', () => {
  const texts = { 1: 'a\n', 2: 'b\n' };
  const changed = changedFiles(
    { gone: '1', same: '1', other: '1' },
    { same: '1', other: '2', fresh: '2' },
    (sha) => texts[sha],
  );
  assert.deepEqual(
    changed.map(({ path, change }) => `${path} ${change}`),
    ['fresh added', 'gone removed', 'other changed'],
  );
});

test('commands differ in how they continue a line', () => {
  const { shell, powershell, cmd } = commands('3.4.1', { groupId: 'g', artifactId: 'a', version: '1' }, ANSWERS);
  assert.match(shell, /^mvn -B -ntp \\\n  org\.apache\.maven\.plugins:maven-archetype-plugin:3\.4\.1:generate \\\n/);
  assert.match(powershell, / `\n/);
  assert.match(cmd, / \^\n/);
  for (const command of [shell, powershell, cmd]) assert.match(command, /"-Dpackage=org\.acme\.fn"/);
  assert.match(settings('https://x/maven2/'), /<id>archetype<\/id>\s*<url>https:\/\/x\/maven2\/<\/url>/);
});

test('a pack is loaded once, and again after a failure', async () => {
  let loads = 0;
  const packs = new Packs(async () => {
    if (++loads === 1) throw new Error('offline');
    return { a: 'text' };
  });
  await assert.rejects(packs.blobs({ packs: ['p'] }), /offline/);
  assert.equal((await packs.blobs({ packs: ['p'] }))('a'), 'text');
  assert.equal(loads, 2);
  const blob = await packs.blobs({ packs: ['p'] });
  assert.throws(() => blob('b'), /No content for b/);
});

test('unzip finds every byte and the permission to run', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'zip-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const big = new Uint8Array(300_000).map((_, i) => (i * i) % 251);
  const archive = await zip([
    { path: 'x/mvnw', content: new TextEncoder().encode('#!/bin/sh\n'), executable: true },
    { path: 'x/empty', content: new Uint8Array(), executable: false },
    { path: 'x/ünïcode.txt', content: new TextEncoder().encode('ü\r\n'), executable: false },
    { path: 'x/big', content: big, executable: false },
  ]);
  writeFileSync(join(folder, 'x.zip'), archive);
  execFileSync('unzip', ['-q', 'x.zip'], { cwd: folder });
  assert.equal(statSync(join(folder, 'x/mvnw')).mode & 0o777, 0o755);
  assert.equal(statSync(join(folder, 'x/big')).mode & 0o777, 0o644);
  assert.deepEqual(new Uint8Array(readFileSync(join(folder, 'x/big'))), big);
  assert.equal(readFileSync(join(folder, 'x/ünïcode.txt'), 'utf8'), 'ü\r\n');
  assert.equal(readFileSync(join(folder, 'x/empty')).length, 0);
});
