package com.example;

import com.azure.data.tables.models.ListEntitiesOptions;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;

/** Where a value from outside does harm, beyond what find-sec-bugs knows by itself. */
final class Sinks {
  // java/nio/file/Path.of(Ljava/lang/String;[Ljava/lang/String;)Ljava/nio/file/Path;:0,1
  // reports PATH_TRAVERSAL_IN High
  Path path(HttpRequestMessage<String> request) {
    return Path.of(request.getBody());
  }

  // java/nio/file/Path.of(Ljava/net/URI;)Ljava/nio/file/Path;:0
  // reports PATH_TRAVERSAL_IN High
  Path pathOfUri(HttpRequestMessage<String> request) {
    return Path.of(request.getUri());
  }

  // java/nio/file/Path.resolve(Ljava/lang/String;)Ljava/nio/file/Path;:0
  // reports PATH_TRAVERSAL_IN High
  Path resolved(Path folder, HttpRequestMessage<String> request) {
    return folder.resolve(request.getBody());
  }

  // java/nio/file/Path.resolveSibling(Ljava/lang/String;)Ljava/nio/file/Path;:0
  // reports PATH_TRAVERSAL_IN High
  Path sibling(Path file, HttpRequestMessage<String> request) {
    return file.resolveSibling(request.getBody());
  }

  // java/net/http/HttpRequest.newBuilder(Ljava/net/URI;)Ljava/net/http/HttpRequest$Builder;:0
  // reports URLCONNECTION_SSRF_FD High
  HttpRequest newRequest(HttpRequestMessage<String> request) {
    return HttpRequest.newBuilder(URI.create(request.getBody())).build();
  }

  // java/net/http/HttpRequest$Builder.uri(Ljava/net/URI;)Ljava/net/http/HttpRequest$Builder;:0
  // reports URLCONNECTION_SSRF_FD High
  HttpRequest requestTo(HttpRequestMessage<String> request) {
    return HttpRequest.newBuilder().uri(URI.create(request.getBody())).build();
  }

  // com/microsoft/azure/functions/HttpResponseMessage$Builder.header(Ljava/lang/String;Ljava/lang/String;)Lcom/microsoft/azure/functions/HttpResponseMessage$Builder;:0,1
  // reports HTTP_RESPONSE_SPLITTING Medium
  void header(HttpRequestMessage<String> request, HttpResponseMessage.Builder response) {
    response.header("X-Name", request.getBody());
  }

  // com/azure/data/tables/models/ListEntitiesOptions.setFilter(Ljava/lang/String;)Lcom/azure/data/tables/models/ListEntitiesOptions;:0
  // reports SQL_INJECTION High
  ListEntitiesOptions filter(HttpRequestMessage<String> request) {
    return new ListEntitiesOptions().setFilter("owner eq '" + request.getBody() + "'");
  }
}
