targetScope = 'subscription'

@description('Name of the azd environment; the resource group carries it.')
@minLength(1)
@maxLength(64)
param environmentName string

@description('Azure region of every resource.')
@minLength(1)
param location string

@description('Java version of the worker: what pom.xml compiles for.')
param runtimeVersion string

@description('True puts storage and the vault behind private endpoints that only the function app reaches.')
param privateNetworking bool = false

@description('How often a message is delivered before it goes to the poison queue.')
@minValue(1)
@maxValue(999)
param maxDeliveries int = 5

var tags = {
  'azd-env-name': environmentName
}

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module foundation 'modules/foundation.bicep' = {
  name: 'foundation'
  scope: group
  params: {
    location: location
    tags: tags
    privateNetworking: privateNetworking
  }
}

module data 'modules/data-storage.bicep' = {
  name: 'data-storage'
  scope: group
  params: {
    platform: foundation.outputs.platform
    queues: [
      // Contributor, since a message that failed is given back by an update, which no smaller built-in role allows.
      { name: 'events', roles: [ 'Storage Queue Data Contributor' ] }
      // Contributor, since the host moves messages here, and the trigger takes them and gives them back.
      { name: 'events-poison', roles: [ 'Storage Queue Data Contributor' ] }
    ]
    tables: [
      { name: 'inbox', roles: [ 'Storage Table Data Contributor' ] }
      { name: 'events', roles: [ 'Storage Table Data Contributor' ] }
      { name: 'failedevents', roles: [ 'Storage Table Data Contributor' ] }
    ]
  }
}

// A secret for each sender, so that none can sign for another, and the one before it while a sender changes over.
module vault 'modules/key-vault.bicep' = {
  name: 'key-vault'
  scope: group
  params: {
    platform: foundation.outputs.platform
    secretName: 'github-webhook-secret'
    moreSecretNames: [
      'github-webhook-secret-previous'
      'events-webhook-secret'
      'events-webhook-secret-previous'
    ]
  }
}

var secretsUri = '${vault.outputs.vaultUri}secrets/'

module app 'modules/function-app.bicep' = {
  name: 'function-app'
  scope: group
  params: {
    platform: foundation.outputs.platform
    runtimeVersion: runtimeVersion
    connections: [
      { name: 'STORAGE', property: 'queueServiceUri', value: data.outputs.queueEndpoint }
      { name: 'STORAGE', property: 'tableServiceUri', value: data.outputs.tableEndpoint }
    ]
    settings: {
      // Takes the place of the number in host.json, so that host and code count alike.
      AzureFunctionsJobHost__extensions__queues__maxDequeueCount: string(maxDeliveries)
      // Without a version: the platform takes a new one within a day. What it cannot resolve the code takes for missing.
      GITHUB_WEBHOOK_SECRET: '@Microsoft.KeyVault(SecretUri=${secretsUri}github-webhook-secret)'
      GITHUB_WEBHOOK_SECRET_PREVIOUS: '@Microsoft.KeyVault(SecretUri=${secretsUri}github-webhook-secret-previous)'
      EVENTS_WEBHOOK_SECRET: '@Microsoft.KeyVault(SecretUri=${secretsUri}events-webhook-secret)'
      EVENTS_WEBHOOK_SECRET_PREVIOUS: '@Microsoft.KeyVault(SecretUri=${secretsUri}events-webhook-secret-previous)'
    }
  }
}

output AZURE_FUNCTION_NAME string = app.outputs.name
output AZURE_FUNCTION_URI string = app.outputs.uri
output AZURE_KEY_VAULT_NAME string = vault.outputs.vaultName
