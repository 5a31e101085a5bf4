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
    tables: [
      { name: 'quotetickets', roles: [ 'Storage Table Data Contributor' ] }
      // Somebody else keeps the prices; the workflow reads them.
      { name: 'prices', roles: [ 'Storage Table Data Reader' ] }
      { name: 'quotes', roles: [ 'Storage Table Data Contributor' ] }
    ]
  }
}

module app 'modules/function-app.bicep' = {
  name: 'function-app'
  scope: group
  params: {
    platform: foundation.outputs.platform
    runtimeVersion: runtimeVersion
    // The task hub makes its own queues, tables and containers, so it is in the host storage, apart from the data.
    durable: true
    connections: [
      { name: 'STORAGE', property: 'tableServiceUri', value: data.outputs.tableEndpoint }
    ]
    settings: {
      TOKEN_ISSUER: '${authority}/v2.0'
      TOKEN_AUDIENCE: apiClientId
      TOKEN_JWKS_URI: '${authority}/discovery/v2.0/keys'
    }
  }
}

output AZURE_FUNCTION_NAME string = app.outputs.name
output AZURE_FUNCTION_URI string = app.outputs.uri
