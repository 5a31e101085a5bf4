targetScope = 'subscription'

@description('Name of the azd environment; the resource group carries it.')
@minLength(1)
@maxLength(64)
param environmentName string

@description('Azure region of every resource.')
@minLength(1)
param location string

@description('Java version of the worker: what pom.xml compiles for.')
param runtimeVersion string

@description('True puts storage and the vault behind private endpoints that only the function app reaches.')
param privateNetworking bool = false

@description('Address of the partner\'s service, such as https://partner.example.com/v1. Never with a key in it.')
param partnerUrl string

@description('True hands the secret over as a Key Vault reference, read at the start of a process, instead of by the SDK while it runs.')
param secretAsReference bool = false

var tags = {
  'azd-env-name': environmentName
}
var secretName = 'partner-key'

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module foundation 'modules/foundation.bicep' = {
  name: 'foundation'
  scope: group
  params: {
    location: location
    tags: tags
    privateNetworking: privateNetworking
  }
}

module vault 'modules/key-vault.bicep' = {
  name: 'key-vault'
  scope: group
  params: {
    platform: foundation.outputs.platform
    secretName: secretName
  }
}

module app 'modules/function-app.bicep' = {
  name: 'function-app'
  scope: group
  params: {
    platform: foundation.outputs.platform
    runtimeVersion: runtimeVersion
    settings: union(
      {
        PARTNER_URL: partnerUrl
        VAULT_URI: vault.outputs.vaultUri
        SECRET_NAME: secretName
        // A replaced secret that neither an event nor the partner told this instance of is noticed after this.
        SECRET_MAX_AGE: 'PT10M'
        // How long the app lives without Key Vault; a revoked secret stays in memory no longer.
        SECRET_MAX_STALE: 'PT6H'
        SECRET_CHECK_SCHEDULE: '0 0 */6 * * *'
      },
      // Without a version: the platform takes a new one within a day.
      secretAsReference ? { PARTNER_KEY: '@Microsoft.KeyVault(SecretUri=${vault.outputs.secretUri})' } : {}
    )
  }
}

output AZURE_FUNCTION_NAME string = app.outputs.name
output AZURE_FUNCTION_URI string = app.outputs.uri
output AZURE_KEY_VAULT_NAME string = vault.outputs.vaultName
