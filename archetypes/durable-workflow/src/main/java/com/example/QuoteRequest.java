package com.example;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What somebody wants a quote for. Its limits are also those of the workflow: 60 lines are at most
 * 60 activities and 60 sub-orchestrations.
 *
 * @param lines one for each supplier and part, 60 at most
 */
record QuoteRequest(@NotNull @Size(min = 1, max = MAX_LINES) List<@Valid QuoteLine> lines) {
  static final int MAX_LINES = 60;

  QuoteRequest {
    lines = lines == null ? null : List.copyOf(lines);
  }

  static QuoteRequest from(JsonObject json) {
    return new QuoteRequest(json.objects("lines", QuoteLine::from));
  }

  /** Whether no part of a supplier stands there twice: each line is worked on by itself. */
  @AssertTrue(message = "must name each part of a supplier once")
  boolean isWithoutRepetition() {
    if (lines == null) {
      return true;
    }
    Set<String> seen = new LinkedHashSet<>();
    return lines.stream().allMatch(line -> seen.add(line.supplier() + "/" + line.part()));
  }

  /** The lines of each supplier, in the order of the request, which is the same in each replay. */
  List<QuoteRequest> bySupplier() {
    Map<String, List<QuoteLine>> groups = new LinkedHashMap<>();
    for (QuoteLine line : lines) {
      groups.computeIfAbsent(line.supplier(), supplier -> new ArrayList<>()).add(line);
    }
    return groups.values().stream().map(QuoteRequest::new).toList();
  }

  /** The lines, each by itself. */
  List<QuoteRequest> byLine() {
    return lines.stream().map(line -> new QuoteRequest(List.of(line))).toList();
  }

  /** The same for the same request, in whatever format it is sent or stored. */
  String fingerprint() {
    return Fingerprint.of(new QuoteOrder("", this).write());
  }
}
