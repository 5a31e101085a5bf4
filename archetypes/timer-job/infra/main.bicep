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

@description('When reminders are dispatched: second, minute, hour, day, month, day of week, in UTC.')
param reminderSchedule string = '0 */5 * * * *'

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
      // The app sends and cannot read; the consumer gets roles of its own.
      { name: 'due-reminders', roles: [ 'Storage Queue Data Message Sender' ] }
    ]
    tables: [
      // Contributor, since a reminder that was dealt with is removed.
      { name: 'reminders', roles: [ 'Storage Table Data Contributor' ] }
      { name: 'dispatches', roles: [ 'Storage Table Data Contributor' ] }
      { name: 'leases', roles: [ 'Storage Table Data Contributor' ] }
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
      REMINDER_SCHEDULE: reminderSchedule
    }
  }
}

output AZURE_FUNCTION_NAME string = app.outputs.name
output AZURE_FUNCTION_URI string = app.outputs.uri
