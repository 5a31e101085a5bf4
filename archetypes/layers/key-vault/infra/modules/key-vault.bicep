// A key vault with the app's secrets, which the app may read and nobody else may without asking for a role.
//
// A value never passes through a deployment: not as a parameter, so not through its history either. What is created
// here is a disabled version without a value of any use. It gives the role assignment something to stand on. An
// operator then sets the value; `onlyIfNotExists` keeps later deployments from putting a version on top of it.

@description('Output `platform` of foundation.bicep.')
param platform object

@description('Name of the secret.')
@minLength(1)
@maxLength(127)
param secretName string

@description('Names of further secrets, each of which the app may read, too.')
param moreSecretNames string[] = []

@description('Days in which a deleted vault or secret can be brought back; nobody can shorten it afterwards.')
@minValue(7)
@maxValue(90)
param retentionDays int = 90

var token = uniqueString(resourceGroup().id)
var secretNames = concat([ secretName ], moreSecretNames)
// Key Vault Secrets User: reads values, and cannot change them.
var vaultRole = '4633458b-17de-408a-b874-0445c86b69e6'

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: 'kv-${token}'
  location: platform.location
  tags: platform.tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    // Access policies could not be limited to one secret.
    enableRbacAuthorization: true
    // A deleted secret can be brought back, and an intruder cannot destroy it for good.
    enableSoftDelete: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: retentionDays
    // No other Azure service fetches secrets from here on its own account.
    enabledForDeployment: false
    enabledForDiskEncryption: false
    enabledForTemplateDeployment: false
    publicNetworkAccess: platform.privateNetworking ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: platform.privateNetworking ? 'Deny' : 'Allow'
    }
  }
}

@onlyIfNotExists()
resource secrets 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = [for name in secretNames: {
  parent: vault
  name: name
  properties: {
    // Not a secret: disabled, so reading it is refused until an operator sets the value.
    #disable-next-line use-secure-value-for-secure-inputs
    value: 'not set'
    contentType: 'text/plain'
    attributes: {
      enabled: false
    }
  }
}]

// On each secret, not on the vault: what else is put there later stays closed to the app.
resource readSecret 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (name, i) in secretNames: {
  name: guid(secrets[i].id, platform.principalId, vaultRole)
  scope: secrets[i]
  properties: {
    principalId: platform.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', vaultRole)
  }
}]

// Who read or changed which secret, and when.
resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: vault
  properties: {
    workspaceId: platform.workspaceId
    logs: [
      {
        category: 'AuditEvent'
        enabled: true
      }
    ]
  }
}

module zone 'private-zone.bicep' = if (platform.privateNetworking) {
  name: 'private-zone-vault'
  params: {
    name: 'privatelink${replace(environment().suffixes.keyvaultDns, '.vault.', '.vaultcore.')}'
    networkId: platform.networkId
    tags: platform.tags
  }
}

module endpoint 'private-endpoint.bicep' = if (platform.privateNetworking) {
  name: 'private-endpoint-vault'
  params: {
    name: 'pe-vault-${token}'
    location: platform.location
    tags: platform.tags
    subnetId: platform.endpointsSubnetId
    targetId: vault.id
    groupId: 'vault'
    zoneId: zone!.outputs.id
  }
}

output vaultName string = vault.name
output vaultUri string = vault.properties.vaultUri
output secretUri string = '${vault.properties.vaultUri}secrets/${secretName}'
