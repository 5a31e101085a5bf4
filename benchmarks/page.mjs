// docs/performance.md as the results say; every figure in it is a median of samples.

import { existsSync, readFileSync } from 'node:fs';

export const RESULTS = new URL('results/', import.meta.url);
export const PAGE = new URL('../docs/performance.md', import.meta.url);

/** Why a goal that takes more than two seconds is worth them. */
const REASONS = {
  'surefire:test': 'hundreds of unit tests, in a JVM of their own',
  'failsafe:integration-test': 'starts Azurite, an OpenID Connect server and processes with the environment of Azure, and tests against them',
  'spotbugs:spotbugs': 'one pass of SpotBugs, Find Security Bugs and the detectors of this cookbook, in a JVM of its own',
  'azure-functions:package': 'stages the app; two seconds of it are a pause that the plugin always makes at its end',
  'cyclonedx:makeBom': 'reads the licence of every library and takes its checksums, for the bill of materials',
};

export function page() {
  return [
    '<!-- Written by benchmarks/run.mjs; change that, not this. -->\n',
    '# Performance\n',
    `What a cold function app needs for its first answer, and what a developer waits for. Each figure is the median of a
real run, with the fastest and the slowest sample behind it; one machine's milliseconds are not another's, so compare what stands in the
same column. How to measure: [benchmarks](../benchmarks/README.md).\n`,
    ...section('first-call', firstCall),
    ...section('tool-chain', toolChain),
    ...section('catalogue', catalogue),
  ].join('\n');
}

function section(name, write) {
  const file = new URL(`${name}.json`, RESULTS);
  return existsSync(file) ? write(JSON.parse(readFileSync(file, 'utf8'))) : [];
}

function firstCall(run) {
  const called = run.apps.filter(({ refused }) => refused);
  const hello = run.apps.find(({ app }) => app === 'hello');
  return [
    '## First calls\n',
    `${machine(run)} Each sample is a fresh JVM with the Functions worker's flags (\`${run.flags}\`), which loads the staged app
through a class loader of its own, as the worker does, while Azure is out of reach. *From start* counts from the start of the JVM, so it
holds what every function pays; the worker itself, which takes longer to start than this JVM, is not in it. *Beside hello* compares it
with a function that only says hello.\n`,
    '### A call that is refused\n',
    'No token, no signature, or a body that breaks a rule.\n',
    ...table(
      ['app', 'answer', 'first call, ms', `${run.pause} ms after loading, ms`, 'from start, ms', 'beside hello'],
      called.map((app) => [
        app.app,
        app.refusedStatus[0],
        spread(app.refused),
        spread(app.refusedLater),
        spread(app.refusedFromStart),
        ratio(app.refusedFromStart, hello.refusedFromStart),
      ]),
    ),
    '### A call that is accepted\n',
    `Up to its first contact with Azure, or to its answer where the function itself contacts nothing. No name is known and no
service answers, so an app that asks by name answers 503.\n`,
    ...table(
      ['app', 'up to', 'first call, ms', 'from start, ms', 'beside hello'],
      called.map((app) => [
        app.app,
        app.takenStatus[0] === 0 ? 'contact' : `answer ${app.takenStatus[0]}`,
        spread(app.taken),
        spread(app.takenFromStart),
        ratio(app.takenFromStart, hello.takenFromStart),
      ]),
    ),
    '### Size and steady state\n',
    'An app without an HTTP function is staged and not called.\n',
    ...table(
      ['app', 'jars', 'MB staged', 'load, ms', 'second call, ms', '200th call, ms', 'resident, MB'],
      run.apps.map((app) => [
        app.app,
        app.jars,
        (app.bytes / 1e6).toFixed(1),
        ...['load', 'second', 'twoHundredth', 'residentMegabytes'].map((name) => (app[name] ? spread(app[name]) : '')),
      ]),
    ),
  ];
}

function toolChain(run) {
  return [
    '## Build\n',
    `${machine(run)} ${run.maven}, nothing to download, the project of ${run.recipe}. *Compile* and each *test* follow a\nchange of one file.\n`,
    ...table(
      ['step', 'seconds'],
      Object.entries(run.seconds).map(([step, seconds]) => [step, spread(seconds)]),
    ),
    '### Where the time of `verify` goes\n',
    ...table(
      ['goal', 'seconds', 'what for'],
      Object.entries(run.goals)
        .sort(([, a], [, b]) => median(b) - median(a))
        .map(([goal, seconds]) => [`\`${goal}\``, spread(seconds), REASONS[goal] ?? '']),
    ),
  ];
}

function catalogue(run) {
  return [
    '## The catalogue\n',
    `${machine(run)} Recipes assembled, two samples of each generated and compared, and the renamed one built on the
oldest JDK with Maven 3 and on the newest with Maven 4 side by side, as \`mvn verify\` does; without the tests of the tools and of the
recipes in place.\n`,
    ...table(
      ['recipes', 'seconds', 'seconds a recipe'],
      run.samples.map(({ recipes, seconds }) => [recipes, figure(seconds), figure(seconds / recipes)]),
    ),
  ];
}

function machine({ machine, jdk, rounds }) {
  const [before, after] = machine.load?.map((load) => load.toFixed(1)) ?? [];
  return [
    `Measured ${machine.date}: ${rounds ? `${rounds} rounds, JDK ${jdk}` : 'once'}, ${machine.system}, ${machine.processors}`,
    ` processors (${machine.processor}).`,
    machine.load ? `\nThe load of the machine was ${before} before and ${after} after the run.` : '',
  ].join('');
}

function spread(samples) {
  return `${figure(median(samples))} (${figure(Math.min(...samples))}-${figure(Math.max(...samples))})`;
}

/** Within each round, in which both ran one after the other. */
function ratio(samples, others) {
  return median(samples.map((sample, round) => sample / others[round])).toFixed(2);
}

function median(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

function figure(value) {
  return value >= 10 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(2);
}

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).concat('');
}
