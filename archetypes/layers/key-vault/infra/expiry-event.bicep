// Second step, once the app's code is deployed: Key Vault tells a function that a secret is about to expire.
//
// A step of its own, because Event Grid refuses a subscription whose function does not exist yet:
//   az deployment group create --resource-group <group> --template-file infra/expiry-event.bicep
//     --parameters appName=<app> functionName=<function> secretName=<secret>

@description('Name of the function app.')
param appName string

@description('Name of the function with the Event Grid trigger.')
param functionName string

@description('Name of the secret whose expiry is announced.')
param secretName string

@description('Name of the key vault; the default is the one that main.bicep creates in this resource group.')
param vaultName string = 'kv-${uniqueString(resourceGroup().id)}'

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = {
  name: vaultName
}

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: appName
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: 'egst-${vaultName}'
  location: vault.location
  tags: vault.tags
  properties: {
    source: vault.id
    topicType: 'Microsoft.KeyVault.vaults'
  }
}

resource subscription 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: topic
  name: 'secret-expiry'
  properties: {
    eventDeliverySchema: 'EventGridSchema'
    destination: {
      endpointType: 'AzureFunction'
      properties: {
        resourceId: '${app.id}/functions/${functionName}'
        // One event an invocation: a bad one cannot hold up or repeat others.
        maxEventsPerBatch: 1
      }
    }
    filter: {
      includedEventTypes: [
        'Microsoft.KeyVault.SecretNewVersionCreated'
        'Microsoft.KeyVault.SecretNearExpiry'
        'Microsoft.KeyVault.SecretExpired'
      ]
      subjectBeginsWith: secretName
      subjectEndsWith: secretName
    }
    retryPolicy: {
      maxDeliveryAttempts: 10
      eventTimeToLiveInMinutes: 1440
    }
  }
}
