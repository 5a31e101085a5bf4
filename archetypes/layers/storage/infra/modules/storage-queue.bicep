// One queue and the app's roles on it.

@description('Storage account that holds the queue.')
param accountName string

@description('Name of the queue.')
param name string

@description('Names of built-in roles on this queue and on nothing else; data-storage.bicep lists those that exist.')
param roles string[]

@description('Identity that gets the roles.')
param principalId string

var roleIds = {
  'Storage Queue Data Contributor': '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  'Storage Queue Data Message Processor': '8a0f0c08-91a1-4084-bc3d-661d67233fed'
  'Storage Queue Data Message Sender': 'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a'
  'Storage Queue Data Reader': '19e7f393-937e-4f77-808e-94535e297925'
}

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: accountName
}

resource service 'Microsoft.Storage/storageAccounts/queueServices@2025-01-01' existing = {
  parent: account
  name: 'default'
}

resource queue 'Microsoft.Storage/storageAccounts/queueServices/queues@2025-01-01' = {
  parent: service
  name: name
}

resource grant 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in roles: {
  name: guid(queue.id, principalId, role)
  scope: queue
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleIds[role])
  }
}]
