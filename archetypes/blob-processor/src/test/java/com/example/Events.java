package com.example;

/** Events as Event Grid delivers them, in the shapes that its documentation shows. */
final class Events {
  static final String TOPIC =
      "/subscriptions/0000/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/stdata";
  static final String CREATED = "Microsoft.Storage.BlobCreated";
  static final String SUBJECT = "/blobServices/default/containers/incoming/blobs/";

  private Events() {}

  /** An event in Event Grid's own schema about an upload. */
  static String created(String name) {
    return grid(TOPIC, CREATED, SUBJECT + name, data("PutBlockList"));
  }

  static String grid(String topic, String type, String subject, String data) {
    return """
    {
      "topic": "%s",
      "subject": "%s",
      "eventType": "%s",
      "eventTime": "2026-06-01T11:59:00.9584103Z",
      "id": "831e1650-001e-001b-66ab-eeb76e069631",
      "data": %s,
      "dataVersion": "",
      "metadataVersion": "1"
    }
    """
        .formatted(topic, subject, type, data);
  }

  static String cloud(String source, String type, String subject, String data) {
    return """
    {
      "source": "%s",
      "subject": "%s",
      "type": "%s",
      "time": "2026-06-01T11:59:00.9584103Z",
      "id": "831e1650-001e-001b-66ab-eeb76e069631",
      "data": %s,
      "specversion": "1.0"
    }
    """
        .formatted(source, subject, type, data);
  }

  /** What both schemas say of a blob; the address in it leads to a stranger. */
  static String data(String api) {
    return """
    {
        "api": "%s",
        "clientRequestId": "6d79dbfb-0e37-4fc4-981f-442c9ca65760",
        "requestId": "831e1650-001e-001b-66ab-eeb76e000000",
        "eTag": "\\"0x1\\"",
        "contentType": "text/csv",
        "contentLength": 524288,
        "blobType": "BlockBlob",
        "accessTier": "Default",
        "url": "https://attacker.example/incoming/acme/a.csv",
        "sequencer": "00000000000004420000000000028963",
        "storageDiagnostics": {"batchId": "b68529f3-68cd-4744-baa4-3c0498ec19f0"}
      }\
    """
        .formatted(api);
  }

  /** What Event Grid sends to a webhook before it delivers there. */
  static String validation() {
    return grid(
        TOPIC,
        "Microsoft.EventGrid.SubscriptionValidationEvent",
        "",
        """
        {"validationCode": "512d38b6-c7b8-40c8-89fe-f46f9e9622b6",
         "validationUrl": "https://attacker.example/validate"}\
        """);
  }
}
