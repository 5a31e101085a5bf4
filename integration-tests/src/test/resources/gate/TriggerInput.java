package com.example;

import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.BlobInput;
import com.microsoft.azure.functions.annotation.BlobTrigger;
import com.microsoft.azure.functions.annotation.CosmosDBInput;
import com.microsoft.azure.functions.annotation.CosmosDBTrigger;
import com.microsoft.azure.functions.annotation.CustomBinding;
import com.microsoft.azure.functions.annotation.EventGridTrigger;
import com.microsoft.azure.functions.annotation.EventHubTrigger;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.KafkaTrigger;
import com.microsoft.azure.functions.annotation.McpToolProperty;
import com.microsoft.azure.functions.annotation.McpToolTrigger;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.ServiceBusQueueTrigger;
import com.microsoft.azure.functions.annotation.ServiceBusTopicTrigger;
import com.microsoft.azure.functions.annotation.TableInput;
import java.io.File;

/** What a trigger or an input binding hands over comes from outside. */
final class TriggerInput {
  // com/microsoft/azure/functions/annotation/HttpTrigger
  // reports PATH_TRAVERSAL_IN High
  File http(@HttpTrigger(name = "request") String text) {
    return new File(text);
  }

  // com/microsoft/azure/functions/annotation/QueueTrigger
  // reports PATH_TRAVERSAL_IN High
  File queue(@QueueTrigger(name = "message", queueName = "work") String text) {
    return new File(text);
  }

  // com/microsoft/azure/functions/annotation/BlobTrigger
  // reports PATH_TRAVERSAL_IN High
  File blob(@BlobTrigger(name = "content", path = "incoming/{name}") String text) {
    return new File(text);
  }

  // com/microsoft/azure/functions/annotation/ServiceBusQueueTrigger
  // reports PATH_TRAVERSAL_IN High
  File serviceBusQueue(
      @ServiceBusQueueTrigger(name = "message", queueName = "work", connection = "BUS")
          String text) {
    return new File(text);
  }

  // com/microsoft/azure/functions/annotation/ServiceBusTopicTrigger
  // reports PATH_TRAVERSAL_IN High
  File serviceBusTopic(
      @ServiceBusTopicTrigger(
              name = "message",
              topicName = "news",
              subscriptionName = "all",
              connection = "BUS")
          String text) {
    return new File(text);
  }

  // com/microsoft/azure/functions/annotation/EventHubTrigger
  // reports PATH_TRAVERSAL_IN High
  File eventHub(
      @EventHubTrigger(name = "event", eventHubName = "events", connection = "HUB") String text) {
    return new File(text);
  }

  // com/microsoft/azure/functions/annotation/EventGridTrigger
  // reports PATH_TRAVERSAL_IN High
  File eventGrid(@EventGridTrigger(name = "event") String text) {
    return new File(text);
  }

  // com/microsoft/azure/functions/annotation/CosmosDBTrigger
  // reports PATH_TRAVERSAL_IN High
  File cosmosChange(
      @CosmosDBTrigger(
              name = "items",
              databaseName = "shop",
              containerName = "orders",
              connection = "COSMOS")
          String text) {
    return new File(text);
  }

  // com/microsoft/azure/functions/annotation/KafkaTrigger
  // reports PATH_TRAVERSAL_IN High
  File kafka(
      @KafkaTrigger(name = "record", topic = "news", brokerList = "BROKERS", consumerGroup = "all")
          String text) {
    return new File(text);
  }

  // com/microsoft/azure/functions/annotation/CustomBinding
  // reports PATH_TRAVERSAL_IN High
  File custom(@CustomBinding(direction = "in", name = "value", type = "other") String text) {
    return new File(text);
  }

  // com/microsoft/azure/functions/annotation/McpToolTrigger
  // reports PATH_TRAVERSAL_IN High
  File tool(@McpToolTrigger(name = "call", description = "A tool") String text) {
    return new File(text);
  }

  // com/microsoft/azure/functions/annotation/McpToolProperty
  // reports PATH_TRAVERSAL_IN High
  File toolProperty(
      @McpToolProperty(name = "name", propertyType = "string", description = "A name")
          String text) {
    return new File(text);
  }

  // com/microsoft/azure/functions/annotation/BindingName
  // reports PATH_TRAVERSAL_IN High
  File bindingName(@BindingName("name") String text) {
    return new File(text);
  }

  // com/microsoft/azure/functions/annotation/BlobInput
  // reports PATH_TRAVERSAL_IN High
  File blobInput(@BlobInput(name = "content", path = "incoming/{name}") String text) {
    return new File(text);
  }

  // com/microsoft/azure/functions/annotation/TableInput
  // reports PATH_TRAVERSAL_IN High
  File tableInput(@TableInput(name = "row", tableName = "orders") String text) {
    return new File(text);
  }

  // com/microsoft/azure/functions/annotation/CosmosDBInput
  // reports PATH_TRAVERSAL_IN High
  File cosmosInput(
      @CosmosDBInput(
              name = "item",
              databaseName = "shop",
              containerName = "orders",
              connection = "COSMOS")
          String text) {
    return new File(text);
  }
}
