// The function app on a Flex Consumption plan, with the storage account that the Functions host itself needs.

@description('Output `platform` of foundation.bicep.')
param platform object

@description('Java version of the worker; keep it at the release that pom.xml compiles for.')
@allowed([
  '17'
  '21'
  '25'
])
param runtimeVersion string

@description('Settings that the code reads. Names and addresses only: a secret belongs in Key Vault.')
param settings object = {}

@description('Connections of triggers and bindings: { name, property, value }, such as { name: \'STORAGE\', property: \'queueServiceUri\', value: \'https://...\' }.')
param connections array = []

@description('Identities that the app can act as beside its own, by resource id: for work that its own may not do.')
param moreIdentityIds string[] = []

@description('True for Durable Functions, which also keep queues and tables in the host storage.')
param durable bool = false

@description('Memory of an instance in MB.')
@allowed([
  512
  2048
  4096
])
param instanceMemoryMB int = 2048

@description('Most instances at a time: the upper bound of what a flood of events can cost.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Copies of the host storage; a region without availability zones needs Standard_LRS.')
@allowed([
  'Standard_LRS'
  'Standard_ZRS'
])
param redundancy string = 'Standard_ZRS'

@description('True spreads instances over availability zones; the region must have them.')
param zoneRedundant bool = false

var token = uniqueString(resourceGroup().id)
var packageContainer = 'app-package'
var roles = {
  blobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  queueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  tableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}
var hostRoles = durable
  ? [ roles.blobDataOwner, roles.queueDataContributor, roles.tableDataContributor ]
  : [ roles.blobDataOwner ]
var hostServices = durable ? [ 'blob', 'queue', 'table' ] : [ 'blob' ]
var zoneIds = {
  blob: platform.blobZoneId
  queue: platform.queueZoneId
  table: platform.tableZoneId
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: platform.insightsName
}

// Apart from the data: whoever reads business data here cannot replace the app's package.
resource storage 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: 'sthost${token}'
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
      bypass: 'None'
      defaultAction: platform.privateNetworking ? 'Deny' : 'Allow'
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-01-01' = {
  parent: storage
  name: 'default'
  properties: {
    deleteRetentionPolicy: {
      enabled: true
      days: 7
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: 7
    }
  }
}

resource packages 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = {
  parent: blobs
  name: packageContainer
  properties: {
    publicAccess: 'None'
  }
}

resource hostRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in hostRoles: {
  name: guid(storage.id, platform.principalId, role)
  scope: storage
  properties: {
    principalId: platform.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
  }
}]

module storageEndpoint 'private-endpoint.bicep' = [for service in hostServices: if (platform.privateNetworking) {
  name: 'private-endpoint-host-${service}'
  params: {
    name: 'pe-host-${service}-${token}'
    location: platform.location
    tags: platform.tags
    subnetId: platform.endpointsSubnetId
    targetId: storage.id
    groupId: service
    zoneId: zoneIds[service]
  }
}]

// Writes and deletions only: the host reads its leases every few seconds.
resource storageLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: blobs
  properties: {
    workspaceId: platform.workspaceId
    logs: [
      {
        category: 'StorageWrite'
        enabled: true
      }
      {
        category: 'StorageDelete'
        enabled: true
      }
    ]
  }
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'plan-${token}'
  location: platform.location
  tags: platform.tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
    zoneRedundant: zoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: 'func-${token}'
  location: platform.location
  // azd deploys the service of this name in azure.yaml to the app that carries it.
  tags: union(platform.tags, { 'azd-service-name': 'api' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: reduce(
      concat([ platform.identityId ], moreIdentityIds),
      {},
      (all, id) => union(all, { '${id}': {} })
    )
  }
  properties: {
    serverFarmId: plan.id
    // Plain HTTP is redirected: neither keys nor tokens travel in the clear.
    httpsOnly: true
    keyVaultReferenceIdentity: platform.identityId
    // The app's own address stays public: HTTP callers, webhooks and deployments need it.
    publicNetworkAccess: 'Enabled'
    virtualNetworkSubnetId: platform.privateNetworking ? platform.functionsSubnetId : null
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      // FTP would be a second way in that takes a password.
      ftpsState: 'Disabled'
      remoteDebuggingEnabled: false
      http20Enabled: true
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${packageContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: platform.identityId
          }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
      }
      runtime: {
        name: 'java'
        version: runtimeVersion
      }
    }
  }
  dependsOn: [
    hostRole
    packages
    storageEndpoint
  ]
}

// Deployment by user name and password stays off, for Kudu and for FTP.
resource ftpPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'ftp'
  properties: {
    allow: false
  }
}

resource scmPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'scm'
  properties: {
    allow: false
  }
}

var hostSettings = union(
  {
    AzureWebJobsStorage__credential: 'managedidentity'
    AzureWebJobsStorage__clientId: platform.clientId
    AzureWebJobsStorage__blobServiceUri: storage.properties.primaryEndpoints.blob
    APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${platform.clientId};Authorization=AAD'
    // Tells azure-identity which of the app's identities to use.
    AZURE_CLIENT_ID: platform.clientId
  },
  durable
    ? {
        AzureWebJobsStorage__queueServiceUri: storage.properties.primaryEndpoints.queue
        AzureWebJobsStorage__tableServiceUri: storage.properties.primaryEndpoints.table
      }
    : {}
)

var connectionSettings = reduce(
  connections,
  {},
  (all, connection) => union(all, {
    '${connection.name}__credential': 'managedidentity'
    '${connection.name}__clientId': platform.clientId
    '${connection.name}__${connection.property}': connection.value
  })
)

resource appSettings 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: app
  name: 'appsettings'
  properties: union(hostSettings, connectionSettings, settings)
}

resource appLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'logs'
  scope: app
  properties: {
    workspaceId: platform.workspaceId
    logs: [
      {
        category: 'FunctionAppLogs'
        enabled: true
      }
    ]
  }
}

output name string = app.name
output id string = app.id
output uri string = 'https://${app.properties.defaultHostName}'
