// How long uploads and refused files are kept once they are dealt with.
//
// What is still in `incoming` is never deleted by age: it has not been dealt with.

@description('Storage account that holds the containers.')
param accountName string

@description('Days that refused files and rows, and events that could not be delivered, are kept.')
param quarantineDays int

@description('Days in which an upload that was dealt with can be brought back.')
@minValue(1)
param restoreDays int = 14

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: accountName
}

resource policy 'Microsoft.Storage/storageAccounts/managementPolicies@2025-01-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'forget-removed-uploads'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: [ 'blockBlob', 'appendBlob' ]
              prefixMatch: [ 'incoming/' ]
            }
            actions: {
              // With versioning on, a removed upload lives on as a version, for ever if nothing ends it.
              version: {
                delete: {
                  daysAfterCreationGreaterThan: restoreDays
                }
              }
            }
          }
        }
        {
          name: 'forget-quarantine'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: [ 'blockBlob', 'appendBlob' ]
              prefixMatch: [ 'quarantine/', 'deadletter/' ]
            }
            actions: {
              baseBlob: {
                delete: {
                  daysAfterCreationGreaterThan: quarantineDays
                }
              }
              version: {
                delete: {
                  daysAfterCreationGreaterThan: restoreDays
                }
              }
            }
          }
        }
      ]
    }
  }
}
