// Measures, keeps the samples in results/, and writes docs/performance.md from them.
// node benchmarks/run.mjs [first-call] [tool-chain] [catalogue] [page], see README.md.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';

import { PAGE, RESULTS, page } from './page.mjs';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const CLASSES = 'integration-tests/target/benchmark/classes';
const MAVENS = 'integration-tests/target/mavens';
const SPI = 'com.microsoft.azure.functions:azure-functions-java-spi:1.1.0';
const PROJECTS = process.env.PROJECTS ?? 'integration-tests/target/projects/maven3-jdk17';
const STEPS = { 'first-call': firstCall, 'tool-chain': toolChain, catalogue, page: () => {} };

const steps = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(STEPS);
const unknown = steps.filter((step) => !(step in STEPS));
if (unknown.length > 0) {
  throw new Error(`Unknown: ${unknown.join(', ')}. There are: ${Object.keys(STEPS).join(', ')}`);
}
mkdirSync(RESULTS, { recursive: true });
steps.forEach((step) => STEPS[step]());
writeFileSync(PAGE, page());

function firstCall() {
  // The worker looks for this interface in every app; no build needs it.
  maven('-N', 'dependency:get', `-Dartifact=${SPI}`, '-Dtransitive=false');
  measure('first-call', 'FirstCall', [rounds(10), PROJECTS]);
}

function toolChain() {
  const maven = readdirSync(`${ROOT}${MAVENS}`).filter((name) => name.startsWith('apache-maven-3')).sort().pop();
  measure('tool-chain', 'ToolChain', [rounds(5), PROJECTS, 'http-api', `${ROOT}${MAVENS}/${maven}`]);
}

/** Assembles, generates and builds one, four and all recipes, as `mvn verify` does. */
function catalogue() {
  const all = readdirSync(`${ROOT}archetypes`).filter((folder) => {
    const pom = `${ROOT}archetypes/${folder}/pom.xml`;
    return existsSync(pom) && readFileSync(pom, 'utf8').includes('<packaging>maven-archetype</packaging>');
  });
  const samples = [1, 4, all.length].map((count) => {
    const recipes = all.slice(0, count);
    const start = performance.now();
    maven(
      'verify',
      '-pl',
      [...recipes.map((recipe) => `archetypes/${recipe}`), 'integration-tests'].join(),
      '-am',
      `-Drecipes=${recipes.join()}`,
      '-Dtest=none',
      '-Dit.test=SamplesIT,RulesIT,BuildIT',
      '-Dsurefire.failIfNoSpecifiedTests=false',
      '-Dfailsafe.failIfNoSpecifiedTests=false',
    );
    return { recipes: count, seconds: (performance.now() - start) / 1000 };
  });
  keep('catalogue', { samples });
}

function rounds(usual) {
  return process.env.ROUNDS ?? String(usual);
}

function measure(name, program, parameters) {
  const sources = readdirSync(new URL('.', import.meta.url)).filter((file) => file.endsWith('.java'));
  run('javac', ['-Xlint:all', '-d', CLASSES, ...sources.map((file) => `benchmarks/${file}`)]);
  const result = fileURLToPath(new URL(`${name}.json`, RESULTS));
  const before = os.loadavg()[0];
  run('java', ['-cp', CLASSES, program, ...parameters, result]);
  keep(name, JSON.parse(readFileSync(result, 'utf8')), [before, os.loadavg()[0]]);
}

/**
 * Keeps samples with the machine that they were taken on, and what else ran: how many processes waited for a
 * processor, before and after; not told where the measured itself is a load.
 */
function keep(name, samples, load) {
  const machine = {
    date: new Date().toISOString().slice(0, 10),
    system: `${os.type()} ${os.arch()}`,
    processors: os.cpus().length,
    processor: os.cpus()[0].model,
    load,
  };
  writeFileSync(new URL(`${name}.json`, RESULTS), `${JSON.stringify({ machine, ...samples }, rounded, 1)}\n`);
}

function rounded(name, value) {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
}

function maven(...parameters) {
  // On Windows it is a script, which only a shell starts.
  run('mvn', ['-B', '-ntp', '-q', ...parameters], { shell: os.platform() === 'win32' });
}

function run(command, parameters, options) {
  execFileSync(command, parameters, { cwd: ROOT, stdio: 'inherit', ...options });
}
