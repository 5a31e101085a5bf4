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

@description('True puts storage and Service Bus behind private endpoints that only the function app reaches.')
param privateNetworking bool = false

@description('Application (client) id of the operators\' API in Microsoft Entra ID: the audience of its tokens.')
@minLength(36)
@maxLength(36)
param apiClientId string

@description('How often a message is delivered before the broker moves it to the dead letters.')
@minValue(1)
@maxValue(2000)
param maxDeliveryCount int = 10

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
      { name: 'shipments', roles: [ 'Storage Table Data Contributor' ] }
    ]
  }
}

module operatorIdentity 'modules/operator-identity.bicep' = {
  name: 'operator-identity'
  scope: group
  params: {
    platform: foundation.outputs.platform
  }
}

module shipments 'modules/service-bus-queue.bicep' = {
  name: 'service-bus-queue'
  scope: group
  params: {
    platform: foundation.outputs.platform
    name: 'shipments'
    operatorPrincipalId: operatorIdentity.outputs.principalId
    maxDeliveryCount: maxDeliveryCount
  }
}

module app 'modules/function-app.bicep' = {
  name: 'function-app'
  scope: group
  params: {
    platform: foundation.outputs.platform
    runtimeVersion: runtimeVersion
    // The trigger never acts as this one: its connection names the app's own identity.
    moreIdentityIds: [ operatorIdentity.outputs.id ]
    connections: [
      { name: 'STORAGE', property: 'tableServiceUri', value: data.outputs.tableEndpoint }
      { name: 'SERVICEBUS', property: 'fullyQualifiedNamespace', value: shipments.outputs.fullyQualifiedNamespace }
    ]
    settings: {
      OPERATOR_CLIENT_ID: operatorIdentity.outputs.clientId
      TOKEN_ISSUER: '${authority}/v2.0'
      TOKEN_AUDIENCE: apiClientId
      TOKEN_JWKS_URI: '${authority}/discovery/v2.0/keys'
    }
  }
}

output AZURE_FUNCTION_NAME string = app.outputs.name
output AZURE_FUNCTION_URI string = app.outputs.uri
output SERVICE_BUS_NAMESPACE string = shipments.outputs.fullyQualifiedNamespace
