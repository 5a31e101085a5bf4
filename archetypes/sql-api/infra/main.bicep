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

@description('True puts storage and the database behind private endpoints that only the function app reaches.')
param privateNetworking bool = false

@description('Application (client) id of this API\'s registration in Microsoft Entra ID: the audience of its tokens.')
@minLength(36)
@maxLength(36)
param apiClientId string

@description('Object id of the group or user in Microsoft Entra ID that administers the database server.')
@minLength(36)
@maxLength(36)
param databaseAdministratorId string

@description('Name of that group, or principal name of that user: what it signs in to the database as.')
@minLength(1)
param databaseAdministratorName string

@description('What that is.')
@allowed([
  'Group'
  'ServicePrincipal'
  'User'
])
param databaseAdministratorType string = 'Group'

@description('Size of the database server; Standard_B2s is the cheapest, for trying things out.')
@allowed([
  'Standard_B2s'
  'Standard_D2ds_v5'
  'Standard_D4ds_v5'
])
param databaseSku string = 'Standard_D2ds_v5'

var databaseName = 'products'
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
    endpointPorts: [ '443', '5432' ]
  }
}

module database 'modules/postgres.bicep' = {
  name: 'postgres'
  scope: group
  params: {
    platform: foundation.outputs.platform
    databaseName: databaseName
    administrator: {
      id: databaseAdministratorId
      name: databaseAdministratorName
      type: databaseAdministratorType
    }
    sku: databaseSku
  }
}

module app 'modules/function-app.bicep' = {
  name: 'function-app'
  scope: group
  params: {
    platform: foundation.outputs.platform
    runtimeVersion: runtimeVersion
    // Times Database.Limits.USUAL.connections: what the server must have room for.
    maximumInstanceCount: 40
    settings: {
      DATABASE_HOST: database.outputs.host
      DATABASE_NAME: databaseName
      DATABASE_USER: 'products_app'
      TOKEN_ISSUER: '${authority}/v2.0'
      TOKEN_AUDIENCE: apiClientId
      TOKEN_JWKS_URI: '${authority}/discovery/v2.0/keys'
    }
  }
}

output AZURE_FUNCTION_NAME string = app.outputs.name
output AZURE_FUNCTION_URI string = app.outputs.uri
// What database/roles.sql is run with.
output DATABASE_HOST string = database.outputs.host
output DATABASE_SERVER string = database.outputs.serverName
output APP_IDENTITY_OBJECT_ID string = foundation.outputs.platform.principalId
