// Second step, once the app's code is deployed: the storage account tells the function of uploads.
//
// A step of its own, because Event Grid refuses a subscription whose function does not exist yet:
//   az deployment group create --resource-group <group> --template-file infra/upload-events.bicep
//     --parameters appName=<app>
//
// The function is named by its resource id, so no key of the app stands in an address, and there is no handshake:
// Event Grid checks the rights of whoever deploys this instead.

@description('Name of the function app.')
param appName string

@description('Name of the function with the Event Grid trigger.')
param functionName string = 'ProcessUpload'

@description('Name of the storage account; the default is the one that main.bicep creates in this resource group.')
param accountName string = 'stdata${uniqueString(resourceGroup().id)}'

var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: accountName
}

resource service 'Microsoft.Storage/storageAccounts/blobServices@2025-01-01' existing = {
  parent: account
  name: 'default'
}

resource deadLetters 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' existing = {
  parent: service
  name: 'deadletter'
}

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: appName
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: 'egst-${accountName}'
  location: account.location
  tags: account.tags
  // The account takes no keys: dead letters are written with an identity, and it may write nothing else.
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    source: account.id
    topicType: 'Microsoft.Storage.StorageAccounts'
  }
}

resource writeDeadLetters 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(deadLetters.id, topic.id, blobDataContributor)
  scope: deadLetters
  properties: {
    principalId: topic.identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataContributor)
  }
}

resource subscription 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: topic
  name: 'uploads'
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
        'Microsoft.Storage.BlobCreated'
      ]
      subjectBeginsWith: '/blobServices/default/containers/incoming/blobs/'
      advancedFilters: [
        {
          // Operations after which the blob is complete.
          operatorType: 'StringIn'
          key: 'data.api'
          values: [
            'PutBlob'
            'PutBlockList'
            'CopyBlob'
          ]
        }
      ]
    }
    retryPolicy: {
      maxDeliveryAttempts: 30
      eventTimeToLiveInMinutes: 1440
    }
    deadLetterWithResourceIdentity: {
      identity: {
        type: 'SystemAssigned'
      }
      deadLetterDestination: {
        endpointType: 'StorageBlob'
        properties: {
          resourceId: account.id
          blobContainerName: deadLetters.name
        }
      }
    }
  }
  dependsOn: [
    writeDeadLetters
  ]
}
