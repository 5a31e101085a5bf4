// Azure Database for PostgreSQL that knows no password. Who may sign in is decided twice: Microsoft Entra ID proves who
// it is, and a role in the database (database/roles.sql) says what it may do. No role of Azure reaches the rows.

@description('Output `platform` of foundation.bicep.')
param platform object

@description('Name of the database.')
param databaseName string

@description('Who administers the server: { id, name, type }, id being the object id in Microsoft Entra ID.')
param administrator object

@description('Size of the server. A burstable one (B) is for trying things out: it slows down when its credits are used up.')
@allowed([
  'Standard_B2s'
  'Standard_D2ds_v5'
  'Standard_D4ds_v5'
])
param sku string

@description('Storage in GB; it grows by itself and never shrinks.')
param storageGB int = 32

@description('Days that the database can be brought back to.')
@minValue(7)
@maxValue(35)
param backupRetentionDays int = 14

@description('True keeps a standby in another availability zone; a burstable server cannot have one.')
param zoneRedundant bool = false

var token = uniqueString(resourceGroup().id)
var tiers = {
  Standard_B2s: 'Burstable'
  Standard_D2ds_v5: 'GeneralPurpose'
  Standard_D4ds_v5: 'GeneralPurpose'
}
// What each size has memory for, said here so that it is not whatever the default is one day. The server keeps 15 of
// them for itself. A test holds them against the instances and pools of the app.
var maxConnections = {
  Standard_B2s: 429
  Standard_D2ds_v5: 859
  Standard_D4ds_v5: 1718
}
var parameters = [
  { name: 'max_connections', value: string(maxConnections[sku]) }
  // Whoever connects without TLS is sent away.
  { name: 'require_secure_transport', value: 'on' }
  // For whoever sets no limit of its own; the app and the migrations do.
  { name: 'statement_timeout', value: '60000' }
  { name: 'lock_timeout', value: '10000' }
  { name: 'idle_in_transaction_session_timeout', value: '60000' }
  // Errors are logged without the row they are about.
  { name: 'log_error_verbosity', value: 'TERSE' }
  { name: 'log_connections', value: 'on' }
  { name: 'log_disconnections', value: 'on' }
]

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: 'psql-${token}'
  location: platform.location
  tags: platform.tags
  sku: {
    name: sku
    tier: tiers[sku]
  }
  properties: {
    // The version that the tests run against.
    version: '17'
    authConfig: {
      activeDirectoryAuth: 'Enabled'
      // No password opens anything, so there is none to leak.
      passwordAuth: 'Disabled'
      tenantId: tenant().tenantId
    }
    storage: {
      storageSizeGB: storageGB
      autoGrow: 'Enabled'
    }
    backup: {
      backupRetentionDays: backupRetentionDays
      geoRedundantBackup: 'Disabled'
    }
    highAvailability: {
      mode: zoneRedundant ? 'ZoneRedundant' : 'Disabled'
    }
    network: {
      publicNetworkAccess: platform.privateNetworking ? 'Disabled' : 'Enabled'
    }
  }
}

resource serverAdministrator 'Microsoft.DBforPostgreSQL/flexibleServers/administrators@2024-08-01' = {
  parent: server
  name: administrator.id
  properties: {
    principalName: administrator.name
    principalType: administrator.type
    tenantId: tenant().tenantId
  }
}

// A server takes one change at a time, so each thing below waits for the one before.
@batchSize(1)
resource configuration 'Microsoft.DBforPostgreSQL/flexibleServers/configurations@2024-08-01' = [for parameter in parameters: {
  parent: server
  name: parameter.name
  properties: {
    value: parameter.value
    source: 'user-override'
  }
  dependsOn: [
    serverAdministrator
  ]
}]

resource database 'Microsoft.DBforPostgreSQL/flexibleServers/databases@2024-08-01' = {
  parent: server
  name: databaseName
  properties: {
    charset: 'UTF8'
    collation: 'en_US.utf8'
  }
  dependsOn: [
    configuration
  ]
}

// Functions without a network have no addresses of their own. This lets in whatever runs in Azure, of any customer, as
// far as the sign-in; PRIVATE_NETWORKING closes it.
resource azureServices 'Microsoft.DBforPostgreSQL/flexibleServers/firewallRules@2024-08-01' = if (!platform.privateNetworking) {
  parent: server
  name: 'azure-services'
  properties: {
    startIpAddress: '0.0.0.0'
    endIpAddress: '0.0.0.0'
  }
  dependsOn: [
    database
  ]
}

// Who connected when, and which statements failed.
resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: server
  properties: {
    workspaceId: platform.workspaceId
    logs: [
      {
        category: 'PostgreSQLLogs'
        enabled: true
      }
    ]
  }
}

module zone 'private-zone.bicep' = if (platform.privateNetworking) {
  name: 'private-zone-postgres'
  params: {
    // The server's own domain, which is another one in other clouds.
    name: 'privatelink.${join(skip(split(server.properties.fullyQualifiedDomainName, '.'), 1), '.')}'
    networkId: platform.networkId
    tags: platform.tags
  }
}

module endpoint 'private-endpoint.bicep' = if (platform.privateNetworking) {
  name: 'private-endpoint-postgres'
  params: {
    name: 'pe-postgres-${token}'
    location: platform.location
    tags: platform.tags
    subnetId: platform.endpointsSubnetId
    targetId: server.id
    groupId: 'postgresqlServer'
    zoneId: zone!.outputs.id
  }
  dependsOn: [
    database
  ]
}

output host string = server.properties.fullyQualifiedDomainName
output serverName string = server.name
