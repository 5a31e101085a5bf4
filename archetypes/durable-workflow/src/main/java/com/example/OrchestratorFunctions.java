package com.example;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;

/** The orchestrators: no parameter but the context, so nothing that could differ in a replay. */
public final class OrchestratorFunctions {
  /** Prepares one quote; started by {@code POST /api/quotes}. */
  @FunctionName(QuoteWorkflow.PREPARE_QUOTE)
  public String prepareQuote(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    return QuoteWorkflow.prepare(context);
  }

  /** Finds the prices of one supplier; started by {@code PrepareQuote}. */
  @FunctionName(QuoteWorkflow.PRICE_SUPPLIER)
  public String priceSupplier(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    return QuoteWorkflow.priceSupplier(context);
  }
}
