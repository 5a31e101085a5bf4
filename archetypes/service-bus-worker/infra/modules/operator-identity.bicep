// A second identity for the app, for what its own may not do.

@description('Output `platform` of foundation.bicep.')
param platform object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-operator-${uniqueString(resourceGroup().id)}'
  location: platform.location
  tags: platform.tags
}

output id string = identity.id
output principalId string = identity.properties.principalId
output clientId string = identity.properties.clientId
