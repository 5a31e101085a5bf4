// A private DNS zone, so that a service's usual host name leads to its private endpoint.

@description('Name of the zone, such as privatelink.blob.<storage suffix>.')
param name string

@description('Network whose names the zone answers.')
param networkId string

@description('Tags of every resource.')
param tags object

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: name
  location: 'global'
  tags: tags
}

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  parent: zone
  name: 'network'
  location: 'global'
  tags: tags
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: networkId
    }
  }
}

output id string = zone.id
