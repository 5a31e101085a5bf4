// A private endpoint of one service, with its address entered in the service's private DNS zone.

@description('Name of the endpoint.')
param name string

@description('Azure region of the endpoint: that of the network.')
param location string

@description('Tags of the endpoint.')
param tags object

@description('Subnet of private endpoints.')
param subnetId string

@description('Resource that the endpoint leads to.')
param targetId string

@description('Part of the resource: blob, queue, table, vault, sites ...')
param groupId string

@description('Private DNS zone of that part.')
param zoneId string

resource endpoint 'Microsoft.Network/privateEndpoints@2025-01-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    subnet: {
      id: subnetId
    }
    privateLinkServiceConnections: [
      {
        name: groupId
        properties: {
          privateLinkServiceId: targetId
          groupIds: [
            groupId
          ]
        }
      }
    ]
  }
}

resource zoneGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = {
  parent: endpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: groupId
        properties: {
          privateDnsZoneId: zoneId
        }
      }
    ]
  }
}
