// What every function app here stands on: one identity, one place for logs and, on request, a private network.
// Everything else takes the single output `platform`, so that the parts of a deployment cannot disagree.

@description('Azure region of every resource.')
param location string

@description('Tags of every resource; azd finds its environment by azd-env-name.')
param tags object

@description('True puts storage and vaults behind private endpoints that only the function app reaches.')
param privateNetworking bool

@description('Ports on which the app calls private endpoints; a database has one of its own.')
param endpointPorts array = [ '443' ]

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 90

var token = uniqueString(resourceGroup().id)
var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

// User-assigned: it exists before the app does, so its roles are in place at the app's first start.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-${token}'
  location: location
  tags: tags
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: 'log-${token}'
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: logRetentionDays
    features: {
      // No shared workspace key: whoever reads or writes logs signs in.
      disableLocalAuth: true
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-${token}'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    // The connection string alone cannot write telemetry, so a leaked one cannot forge it.
    DisableLocalAuth: true
    // Client addresses are stored as 0.0.0.0: they are personal data.
    DisableIpMasking: false
  }
}

resource publishTelemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, identity.id, monitoringMetricsPublisher)
  scope: insights
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringMetricsPublisher)
  }
}

module network 'network.bicep' = if (privateNetworking) {
  name: 'network'
  params: {
    location: location
    tags: tags
    endpointPorts: endpointPorts
  }
}

@description('What the other modules need to know: pass it on as it is.')
output platform object = {
  location: location
  tags: tags
  identityId: identity.id
  principalId: identity.properties.principalId
  clientId: identity.properties.clientId
  workspaceId: workspace.id
  insightsName: insights.name
  privateNetworking: privateNetworking
  networkId: privateNetworking ? network!.outputs.networkId : ''
  functionsSubnetId: privateNetworking ? network!.outputs.functionsSubnetId : ''
  endpointsSubnetId: privateNetworking ? network!.outputs.endpointsSubnetId : ''
  blobZoneId: privateNetworking ? network!.outputs.blobZoneId : ''
  queueZoneId: privateNetworking ? network!.outputs.queueZoneId : ''
  tableZoneId: privateNetworking ? network!.outputs.tableZoneId : ''
}
