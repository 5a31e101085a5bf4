package com.example;

import java.util.ArrayList;
import java.util.List;

/**
 * A tool call in the form in which version 1 of the MCP extension of the Functions host hands it
 * over, misspelt member included.
 */
final class McpPayload {
  private final String arguments;
  private final List<String> headers = new ArrayList<>();

  private McpPayload(String arguments) {
    this.arguments = arguments;
    header("Accept", "application/json, text/event-stream");
    header("Host", "app.example.com");
    header("Mcp-Session-Id", "8fbe1d0c");
  }

  /** A call with these arguments, a JSON object. */
  static McpPayload of(String arguments) {
    return new McpPayload(arguments);
  }

  McpPayload header(String name, String value) {
    headers.add("\"" + name + "\":\"" + value + "\"");
    return this;
  }

  /** The call as text. */
  String json() {
    return """
    {"name":"any_tool","arguments":%s,"sessionid":"8fbe1d0c",
     "clientinfo":{"name":"client","version":"1.0"},
     "transport":{"name":"http-streamable","sesssionId":"8fbe1d0c","properties":{"headers":{%s}}}}
    """
        .formatted(arguments, String.join(",", headers));
  }
}
