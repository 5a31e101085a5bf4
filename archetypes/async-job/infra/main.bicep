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

@description('True puts storage behind private endpoints that only the function app reaches.')
param privateNetworking bool = false

@description('How often a message is delivered before it goes to the poison queue.')
@minValue(1)
@maxValue(999)
param maxDeliveries int = 5

@description('Application (client) id of this API\'s registration in Microsoft Entra ID: the audience of its tokens.')
@minLength(36)
@maxLength(36)
param apiClientId string

var tags = {
  'azd-env-name': environmentName
}
// Tokens of this one tenant only; the code takes the tenant's id from the issuer.
var authority = '${environment().authentication.loginEndpoint}${tenant().tenantId}'

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
      { name: 'jobs', roles: [ 'Storage Queue Data Contributor' ] }
      // Contributor, since the host moves messages here, and the trigger takes them and gives them back.
      { name: 'jobs-poison', roles: [ 'Storage Queue Data Contributor' ] }
    ]
    tables: [
      { name: 'jobs', roles: [ 'Storage Table Data Contributor' ] }
      { name: 'failedmessages', roles: [ 'Storage Table Data Contributor' ] }
    ]
  }
}

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
      TOKEN_ISSUER: '${authority}/v2.0'
      TOKEN_AUDIENCE: apiClientId
      TOKEN_JWKS_URI: '${authority}/discovery/v2.0/keys'
    }
  }
}

output AZURE_FUNCTION_NAME string = app.outputs.name
output AZURE_FUNCTION_URI string = app.outputs.uri
