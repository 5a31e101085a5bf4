// A project from the browser's archive builds with the wrapper that is in it, its gate on.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { BUILT, open } from './support/open.js';
import { ANSWERS } from './support/projects.js';
import { take } from './support/visit.js';

// Where the gate's own detectors are found before they are released.
const OPTIONS = process.env.MAVEN_REPOSITORY_OPTIONS?.split('\n') ?? [];
const scratch = mkdtempSync(join(tmpdir(), 'build-'));
let site;

before(async () => {
  site = await open();
});

after(async () => {
  await site?.close();
  await rm(scratch, { recursive: true, force: true });
});

test('a project that was downloaded passes its tests and its gate', async () => {
  const project = await take(await site.page(), await smallest(), ANSWERS[0], scratch);
  const output = execFileSync('./mvnw', ['-B', '-ntp', ...OPTIONS, 'verify', '-DskipITs'], {
    cwd: project,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  assert.match(output, /BUILD SUCCESS/);
  assert.match(output, /spotbugs/);
});

/** The recipe with the fewest files: all are built elsewhere, as the samples whose bytes archives are compared with. */
async function smallest() {
  const { recipes } = await json(new URL('../generated/chooser.json', import.meta.url));
  const sizes = await Promise.all(recipes.map(async ({ detail }) => (await json(join(BUILT, detail))).files.length));
  return recipes[sizes.indexOf(Math.min(...sizes))];
}

async function json(file) {
  return JSON.parse(await readFile(file, 'utf8'));
}
