// One table and the app's roles on it.

@description('Storage account that holds the table.')
param accountName string

@description('Name of the table.')
param name string

@description('Names of built-in roles on this table and on nothing else; data-storage.bicep lists those that exist.')
param roles string[]

@description('Identity that gets the roles.')
param principalId string

var roleIds = {
  'Storage Table Data Contributor': '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  'Storage Table Data Reader': '76199698-9eea-4c19-bc75-cec21354c6b6'
}

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: accountName
}

resource service 'Microsoft.Storage/storageAccounts/tableServices@2025-01-01' existing = {
  parent: account
  name: 'default'
}

resource table 'Microsoft.Storage/storageAccounts/tableServices/tables@2025-01-01' = {
  parent: service
  name: name
}

resource grant 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in roles: {
  name: guid(table.id, principalId, role)
  scope: table
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleIds[role])
  }
}]
