// A Service Bus namespace with one queue. Each role is on the queue, which includes its dead letters, and on nothing else.

@description('Output `platform` of foundation.bicep. Its identity receives from the queue and can do nothing else with it.')
param platform object

@description('Name of the queue.')
param name string

@description('Object id of the identity that also sends: it puts dead letters back into the queue.')
param operatorPrincipalId string

@description('How often a message is delivered before the broker moves it to the dead letters.')
@minValue(1)
@maxValue(2000)
param maxDeliveryCount int = 10

@description('True keeps the messages of a session in order and gives each session to one instance at a time. It cannot be changed later.')
param requiresSession bool = false

var token = uniqueString(resourceGroup().id)
var roles = {
  dataReceiver: '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'
  dataSender: '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39'
}
var grants = [
  {
    principalId: platform.principalId
    role: roles.dataReceiver
  }
  {
    principalId: operatorPrincipalId
    role: roles.dataReceiver
  }
  {
    principalId: operatorPrincipalId
    role: roles.dataSender
  }
]
// The least tier with duplicate detection is Standard, the only one with private endpoints Premium.
var tier = platform.privateNetworking ? 'Premium' : 'Standard'

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: 'sb-${token}'
  location: platform.location
  tags: platform.tags
  sku: platform.privateNetworking
    ? {
        name: tier
        tier: tier
        capacity: 1
      }
    : {
        name: tier
        tier: tier
      }
  properties: {
    // Keys and shared access signatures stop working: nothing to leak, every access has a name.
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    publicNetworkAccess: platform.privateNetworking ? 'Disabled' : 'Enabled'
  }
}

resource queue 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = {
  parent: namespace
  name: name
  properties: {
    maxDeliveryCount: maxDeliveryCount
    // The host renews the lock of a message that it works on; a replay holds its locks for less than this.
    lockDuration: 'PT1M'
    // A message that was sent twice, or replayed twice, within this time is taken once.
    requiresDuplicateDetection: true
    duplicateDetectionHistoryTimeWindow: 'PT1H'
    // What nobody took in time is kept for a person to see, not dropped.
    deadLetteringOnMessageExpiration: true
    defaultMessageTimeToLive: 'P14D'
    requiresSession: requiresSession
    maxSizeInMegabytes: 1024
  }
}

resource grant 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for item in grants: {
  name: guid(queue.id, item.principalId, item.role)
  scope: queue
  properties: {
    principalId: item.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', item.role)
  }
}]

var host = split(split(namespace.properties.serviceBusEndpoint, '/')[2], ':')[0]

// Who created, changed or deleted an entity.
resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: namespace
  properties: {
    workspaceId: platform.workspaceId
    logs: [
      {
        category: 'OperationalLogs'
        enabled: true
      }
    ]
  }
}

module zone 'private-zone.bicep' = if (platform.privateNetworking) {
  name: 'private-zone-service-bus'
  params: {
    // The host's name without its first part is the suffix of this cloud.
    name: 'privatelink.${join(skip(split(host, '.'), 1), '.')}'
    networkId: platform.networkId
    tags: platform.tags
  }
}

module endpoint 'private-endpoint.bicep' = if (platform.privateNetworking) {
  name: 'private-endpoint-service-bus'
  params: {
    name: 'pe-service-bus-${token}'
    location: platform.location
    tags: platform.tags
    subnetId: platform.endpointsSubnetId
    targetId: namespace.id
    groupId: 'namespace'
    zoneId: zone!.outputs.id
  }
}

output namespaceId string = namespace.id
output fullyQualifiedNamespace string = host
