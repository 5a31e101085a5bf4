// One network with a subnet for the app's outbound calls and one for the private endpoints it calls.

@description('Azure region of every resource.')
param location string

@description('Tags of every resource.')
param tags object

@description('Address space of the network; a /24 leaves room for about 120 instances.')
param addressPrefix string = '10.20.0.0/24'

@description('Ports on which the app calls private endpoints; a database has one of its own.')
param endpointPorts array = [ '443' ]

var token = uniqueString(resourceGroup().id)
var functionsPrefix = cidrSubnet(addressPrefix, 25, 0)
var endpointsPrefix = cidrSubnet(addressPrefix, 27, 4)

resource functionsRules 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-functions-${token}'
  location: location
  tags: tags
  properties: {
    // The default rules let nothing in from the internet; nothing calls into this subnet anyway.
    securityRules: []
  }
}

resource endpointsRules 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-endpoints-${token}'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        name: 'allow-calls-from-functions'
        properties: {
          priority: 100
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: functionsPrefix
          sourcePortRange: '*'
          destinationAddressPrefix: endpointsPrefix
          destinationPortRanges: endpointPorts
        }
      }
      {
        // The default rules would let every peered network in.
        name: 'deny-inbound'
        properties: {
          priority: 4000
          direction: 'Inbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

resource network 'Microsoft.Network/virtualNetworks@2025-01-01' = {
  name: 'vnet-${token}'
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [
        addressPrefix
      ]
    }
    subnets: [
      {
        name: 'functions'
        properties: {
          addressPrefix: functionsPrefix
          networkSecurityGroup: {
            id: functionsRules.id
          }
          delegations: [
            {
              // Flex Consumption takes this delegation, not Microsoft.Web/serverFarms.
              name: 'flex'
              properties: {
                serviceName: 'Microsoft.App/environments'
              }
            }
          ]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: endpointsPrefix
          networkSecurityGroup: {
            id: endpointsRules.id
          }
          // Without it the rules above would not apply to private endpoints.
          privateEndpointNetworkPolicies: 'Enabled'
        }
      }
    ]
  }
}

module blobZone 'private-zone.bicep' = {
  name: 'private-zone-blob'
  params: {
    name: 'privatelink.blob.${environment().suffixes.storage}'
    networkId: network.id
    tags: tags
  }
}

module queueZone 'private-zone.bicep' = {
  name: 'private-zone-queue'
  params: {
    name: 'privatelink.queue.${environment().suffixes.storage}'
    networkId: network.id
    tags: tags
  }
}

module tableZone 'private-zone.bicep' = {
  name: 'private-zone-table'
  params: {
    name: 'privatelink.table.${environment().suffixes.storage}'
    networkId: network.id
    tags: tags
  }
}

output networkId string = network.id
output functionsSubnetId string = '${network.id}/subnets/functions'
output endpointsSubnetId string = '${network.id}/subnets/endpoints'
output blobZoneId string = blobZone.outputs.id
output queueZoneId string = queueZone.outputs.id
output tableZoneId string = tableZone.outputs.id
