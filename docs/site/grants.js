// The roles that a project's Bicep gives, read from main.bicep and from the modules that it uses.

import { posix } from 'node:path';

// The built-in roles that modules name by their identifier alone; Azure's own identifiers, the same in every tenant.
const NAMES = {
  'b7e6dc6d-f1e8-4753-8033-0f276bb0955b': 'Storage Blob Data Owner',
  'ba92f5b4-2d11-453d-a403-e96b0029c9fe': 'Storage Blob Data Contributor',
  '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1': 'Storage Blob Data Reader',
  '974c5e8b-45b9-4653-ba55-5f855dd0fb88': 'Storage Queue Data Contributor',
  '8a0f0c08-91a1-4084-bc3d-661d67233fed': 'Storage Queue Data Message Processor',
  'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a': 'Storage Queue Data Message Sender',
  '19e7f393-937e-4f77-808e-94535e297925': 'Storage Queue Data Reader',
  '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3': 'Storage Table Data Contributor',
  '76199698-9eea-4c19-bc75-cec21354c6b6': 'Storage Table Data Reader',
  '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0': 'Azure Service Bus Data Receiver',
  '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39': 'Azure Service Bus Data Sender',
  'a638d3c7-ab3a-418d-83e6-5f17a39d4fde': 'Azure Event Hubs Data Receiver',
  '2b629674-e913-4c01-ae53-ef4638d8f975': 'Azure Event Hubs Data Sender',
  'd5a91429-5739-47e2-a06b-3470a27159e7': 'EventGrid Data Sender',
  '4633458b-17de-408a-b874-0445c86b69e6': 'Key Vault Secrets User',
  '3913510d-42f4-4e42-8a64-420c390055eb': 'Monitoring Metrics Publisher',
};
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
  if (!NAMES[id]) throw new Error(`The Bicep grants the role ${id}; add its name to docs/site/grants.js.`);
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
