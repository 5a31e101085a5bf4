// Storage account of the application's data: tables, queues and blob containers, and who may do what with each of them.
//
// Every entity is created here, so the code needs no role that creates one, and every role is given on one entity.

@description('A table and the built-in roles that the app gets on it.')
type tableGrant = {
  name: string
  roles: ('Storage Table Data Contributor' | 'Storage Table Data Reader')[]
}

@description('A queue and the built-in roles that the app gets on it: a trigger needs Contributor, since the host releases a failed message by updating it.')
type queueGrant = {
  name: string
  roles: ('Storage Queue Data Contributor' | 'Storage Queue Data Message Processor' | 'Storage Queue Data Message Sender' | 'Storage Queue Data Reader')[]
}

@description('A blob container and the built-in roles that the app gets on it: a blob trigger needs Owner.')
type containerGrant = {
  name: string
  roles: ('Storage Blob Data Contributor' | 'Storage Blob Data Owner' | 'Storage Blob Data Reader')[]
}

@description('Output `platform` of foundation.bicep.')
param platform object

@description('Tables and the app\'s roles on each.')
param tables tableGrant[] = []

@description('Queues and the app\'s roles on each; the poison queue of a trigger is one of them.')
param queues queueGrant[] = []

@description('Blob containers and the app\'s roles on each.')
param containers containerGrant[] = []

@description('Copies of the data; a region without availability zones needs Standard_LRS or Standard_GRS.')
@allowed([
  'Standard_LRS'
  'Standard_ZRS'
  'Standard_GRS'
  'Standard_GZRS'
])
param redundancy string = 'Standard_ZRS'

@description('Days in which a deleted or overwritten blob can be brought back.')
@minValue(7)
@maxValue(365)
param blobRetentionDays int = 14

@description('True lets services of Azure that have a role here through the firewall, such as Event Grid with dead letters.')
param trustedServices bool = false

var token = uniqueString(resourceGroup().id)
var services = concat(
  empty(containers) ? [] : [ 'blob' ],
  empty(queues) ? [] : [ 'queue' ],
  empty(tables) ? [] : [ 'table' ]
)
var zoneIds = {
  blob: platform.blobZoneId
  queue: platform.queueZoneId
  table: platform.tableZoneId
}
var logs = [
  {
    category: 'StorageRead'
    enabled: true
  }
  {
    category: 'StorageWrite'
    enabled: true
  }
  {
    category: 'StorageDelete'
    enabled: true
  }
]

resource storage 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: 'stdata${token}'
  location: platform.location
  tags: platform.tags
  kind: 'StorageV2'
  sku: {
    name: redundancy
  }
  properties: {
    // Keys and shared access signatures stop working: nothing to leak, every access has a name.
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    // No container can be opened to the world by a later mistake.
    allowBlobPublicAccess: false
    // Objects are not copied to a storage account of a stranger's tenant.
    allowCrossTenantReplication: false
    allowedCopyScope: 'AAD'
    isLocalUserEnabled: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: platform.privateNetworking ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: trustedServices ? 'AzureServices' : 'None'
      defaultAction: platform.privateNetworking ? 'Deny' : 'Allow'
    }
  }
}

resource blobService 'Microsoft.Storage/storageAccounts/blobServices@2025-01-01' = {
  parent: storage
  name: 'default'
  properties: {
    isVersioningEnabled: true
    deleteRetentionPolicy: {
      enabled: true
      days: blobRetentionDays
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: blobRetentionDays
    }
  }
}

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2025-01-01' = {
  parent: storage
  name: 'default'
}

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2025-01-01' = {
  parent: storage
  name: 'default'
}

resource blobLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (!empty(containers)) {
  name: 'audit'
  scope: blobService
  properties: {
    workspaceId: platform.workspaceId
    logs: logs
  }
}

resource queueLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (!empty(queues)) {
  name: 'audit'
  scope: queueService
  properties: {
    workspaceId: platform.workspaceId
    // Without reads: a queue trigger polls every few seconds.
    logs: filter(logs, log => log.category != 'StorageRead')
  }
}

resource tableLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (!empty(tables)) {
  name: 'audit'
  scope: tableService
  properties: {
    workspaceId: platform.workspaceId
    logs: logs
  }
}

module table 'storage-table.bicep' = [for item in tables: {
  name: 'table-${item.name}'
  params: {
    accountName: storage.name
    name: item.name
    roles: item.roles
    principalId: platform.principalId
  }
  dependsOn: [
    tableService
  ]
}]

module queue 'storage-queue.bicep' = [for item in queues: {
  name: 'queue-${item.name}'
  params: {
    accountName: storage.name
    name: item.name
    roles: item.roles
    principalId: platform.principalId
  }
  dependsOn: [
    queueService
  ]
}]

module container 'storage-container.bicep' = [for item in containers: {
  name: 'container-${item.name}'
  params: {
    accountName: storage.name
    name: item.name
    roles: item.roles
    principalId: platform.principalId
  }
  dependsOn: [
    blobService
  ]
}]

module endpoint 'private-endpoint.bicep' = [for service in services: if (platform.privateNetworking) {
  name: 'private-endpoint-data-${service}'
  params: {
    name: 'pe-data-${service}-${token}'
    location: platform.location
    tags: platform.tags
    subnetId: platform.endpointsSubnetId
    targetId: storage.id
    groupId: service
    zoneId: zoneIds[service]
  }
}]

output accountName string = storage.name
output blobEndpoint string = storage.properties.primaryEndpoints.blob
output queueEndpoint string = storage.properties.primaryEndpoints.queue
output tableEndpoint string = storage.properties.primaryEndpoints.table
