// A project from the browser's archive builds with the wrapper that is in it, its gate on.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ANSWERS } from './support/maven.js';
import { open } from './support/open.js';
import { take } from './support/visit.js';

const LOCAL = process.env.MAVEN_LOCAL_REPOSITORY ? [`-Dmaven.repo.local=${process.env.MAVEN_LOCAL_REPOSITORY}`] : [];
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
  const [recipe] = JSON.parse(await readFile(new URL('../generated/chooser.json', import.meta.url), 'utf8')).recipes;
  const project = await take(site, recipe, ANSWERS[0], scratch);
  const output = execFileSync('./mvnw', ['-B', '-ntp', ...LOCAL, 'verify', '-DskipITs'], {
    cwd: project,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  assert.match(output, /BUILD SUCCESS/);
  assert.match(output, /spotbugs/);
});
