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

@description('True puts storage behind private endpoints; senders then need one, too.')
param privateNetworking bool = false

@description('Days that refused files and rows, and events that could not be delivered, are kept.')
@minValue(7)
@maxValue(365)
param quarantineDays int = 30

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
    // Event Grid writes here what it could not deliver, from outside of any private network.
    trustedServices: true
    containers: [
      // Contributor, since what is dealt with is removed.
      { name: 'incoming', roles: [ 'Storage Blob Data Contributor' ] }
      { name: 'quarantine', roles: [ 'Storage Blob Data Contributor' ] }
      // The app has no business here: Event Grid writes, an operator reads.
      { name: 'deadletter', roles: [] }
    ]
    tables: [
      { name: 'stock', roles: [ 'Storage Table Data Contributor' ] }
    ]
  }
}

module lifecycle 'modules/upload-lifecycle.bicep' = {
  name: 'upload-lifecycle'
  scope: group
  params: {
    accountName: data.outputs.accountName
    quarantineDays: quarantineDays
  }
}

module app 'modules/function-app.bicep' = {
  name: 'function-app'
  scope: group
  params: {
    platform: foundation.outputs.platform
    runtimeVersion: runtimeVersion
    connections: [
      { name: 'STORAGE', property: 'blobServiceUri', value: data.outputs.blobEndpoint }
      { name: 'STORAGE', property: 'tableServiceUri', value: data.outputs.tableEndpoint }
    ]
  }
}

output AZURE_FUNCTION_NAME string = app.outputs.name
output AZURE_FUNCTION_URI string = app.outputs.uri
output AZURE_STORAGE_ACCOUNT string = data.outputs.accountName
