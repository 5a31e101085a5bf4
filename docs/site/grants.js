// The roles that a project's Bicep gives, read from main.bicep and from the modules that it uses.

import { readFileSync } from 'node:fs';
import { posix } from 'node:path';

// The built-in roles that projects may grant, by identifier: one list for the audits and for this site.
const ROLES = 'integration-tests/src/test/resources/audits/roles.yaml';
const NAMES = Object.fromEntries(
  [...readFileSync(new URL(`../../${ROLES}`, import.meta.url), 'utf8').matchAll(/^([0-9a-f-]{36}): (.+)$/gm)].map(
    ([, id, role]) => [id, role],
  ),
);
const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const KINDS = {
  'Microsoft.Storage/storageAccounts': "the host's storage account",
  'Microsoft.Insights/components': 'Application Insights',
  'Microsoft.KeyVault/vaults/secrets': 'each secret of the app',
  'Microsoft.ServiceBus/namespaces/queues': 'the Service Bus queue',
};
const ASSIGNMENT = 'Microsoft.Authorization/roleAssignments';

/**
 * All grants: the role's name, and what it is given on.
 *
 * @param module gives the text of a file of the project by its path
 */
export function readGrants(module) {
  const main = withoutComments(module('infra/main.bicep'));
  const grants = [
    ...listed(main),
    ...reachable('infra/main.bicep', module).flatMap((path) => fixed(module(path), main)),
  ];
  const keys = new Map(grants.map((grant) => [`${grant.role} on ${grant.on}`, grant]));
  return [...keys.keys()].sort().map((key) => keys.get(key));
}

/** Entities that main.bicep lists with the names of their roles. */
function listed(main) {
  return [...main.matchAll(/(\w+)s: \[((?:[^[\]]|\[[^[\]]*\])*roles:(?:[^[\]]|\[[^[\]]*\])*)\]/g)].flatMap(
    ([, kind, list]) =>
      [...list.matchAll(/name: '([^']+)'[^{}]*?roles: \[([^\]]*)\]/g)].flatMap(([, name, roles]) =>
        [...roles.matchAll(/'([^']+)'/g)].map(([, role]) => ({ role, on: `${kind} ${name}` })),
      ),
  );
}

/** What a module grants whoever uses it: assignments whose role is not handed in as a parameter. */
function fixed(text, main) {
  const bicep = withoutComments(text);
  return blocks(bicep, ASSIGNMENT).flatMap((block) => {
    const scope = block.match(/scope: (\w+)/)?.[1];
    const expression = block.match(/roleDefinitions', (.+)\)/)?.[1];
    if (!expression || /\[\w+\]$/.test(expression)) return [];
    return identifiers(expression, block, bicep, main).map((id) => ({ role: name(id), on: target(scope, bicep) }));
  });
}

/** The role identifiers that an expression stands for. */
function identifiers(expression, block, bicep, main) {
  if (/^'/.test(expression)) return expression.match(GUID);
  const [item] = expression.split('.');
  const loop = block.match(new RegExp(`for (?:${item}|\\(${item}, \\w+\\)) in (\\w+)`))?.[1];
  const definition = variable(loop ?? item, bicep);
  const choice = definition.match(/^(\w+)\s*\?\s*(\[[^\]]*\])\s*:\s*(\[[^\]]*\])/);
  const chosen = choice ? (new RegExp(`\\b${choice[1]}: true\\b`).test(main) ? choice[2] : choice[3]) : definition;
  const resolved = chosen.replace(/\b(\w+)\.(\w+)\b/g, (_, object, key) => {
    const entry = variable(object, bicep).match(new RegExp(`\\b${key}: '([^']+)'`));
    return entry ? entry[1] : '';
  });
  const found = resolved.match(GUID);
  if (!found) throw new Error(`The role of a role assignment cannot be read: ${expression}`);
  return found;
}

function variable(name, bicep) {
  return (
    bicep.match(
      new RegExp(
        `^var ${name} = ([\\s\\S]*?)(?=^(?:var|param|resource|module|output|@|type|func)\\b|$(?![\\s\\S]))`,
        'm',
      ),
    )?.[1] ?? ''
  );
}

function name(id) {
  if (!NAMES[id]) throw new Error(`The Bicep grants the role ${id}; add its name to ${ROLES}.`);
  return NAMES[id];
}

function target(scope, bicep) {
  const type = bicep.match(new RegExp(`resource ${scope} '([^'@]+)@`))?.[1] ?? 'resource group';
  return KINDS[type] ?? type.split('/').at(-1);
}

/** The texts of the resources of a type. */
function blocks(bicep, type) {
  return bicep.split(/^(?=resource )/m).filter((block) => block.includes(`'${type}@`));
}

/** The files that a file uses as modules, directly or not, the file itself included. */
function reachable(path, module, seen = new Set()) {
  if (!seen.has(path)) {
    seen.add(path);
    for (const [, used] of module(path).matchAll(/^module \w+ '([^':]+)'/gm)) {
      reachable(posix.join(posix.dirname(path), used), module, seen);
    }
  }
  return [...seen];
}

function withoutComments(bicep) {
  return bicep.replace(/^\s*\/\/.*\n/gm, '');
}
