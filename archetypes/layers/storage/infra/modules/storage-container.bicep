// One container and the app's roles on it.

@description('Storage account that holds the container.')
param accountName string

@description('Name of the container.')
param name string

@description('Names of built-in roles on this container and on nothing else; data-storage.bicep lists those that exist.')
param roles string[]

@description('Identity that gets the roles.')
param principalId string

var roleIds = {
  'Storage Blob Data Contributor': 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  'Storage Blob Data Owner': 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  'Storage Blob Data Reader': '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
}

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: accountName
}

resource service 'Microsoft.Storage/storageAccounts/blobServices@2025-01-01' existing = {
  parent: account
  name: 'default'
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = {
  parent: service
  name: name
  properties: {
    publicAccess: 'None'
  }
}

resource grant 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in roles: {
  name: guid(container.id, principalId, role)
  scope: container
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleIds[role])
  }
}]
