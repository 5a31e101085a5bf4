package corpus.blind;

import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.util.Optional;

@Pair(
    title = "The name of a document's blob comes from the route and the query",
    kind = "resource-name-from-input",
    why =
        "One identity reads the container of all tenants; a name of another tenant's folder gives"
            + " out that tenant's documents.",
    repair = "The name must be a plain word, and the folder is the configured tenant of this app.")
final class TenantDocuments {
  private TenantDocuments() {}

  static final class Flaw {
    private static final BlobContainerClient DOCUMENTS =
        new BlobContainerClientBuilder()
            .endpoint(System.getenv("DOCUMENTS_URL"))
            .containerName("documents")
            .credential(
                new ManagedIdentityCredentialBuilder()
                    .clientId(System.getenv("AZURE_CLIENT_ID"))
                    .build())
            .buildClient();
    private static final long MAX_BYTES = 2L * 1024 * 1024;

    @FunctionName("TenantDocuments")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "documents/{*path}")
            HttpRequestMessage<Optional<String>> request,
        @BindingName("path") String path) {
      String blobName = path;
      BlobClient document = DOCUMENTS.getBlobClient(blobName);
      if (!document.exists() || document.getProperties().getBlobSize() > MAX_BYTES) {
        return request.createResponseBuilder(HttpStatus.NOT_FOUND).build();
      }
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "application/pdf")
          .header("X-Content-Type-Options", "nosniff")
          .body(document.downloadContent().toBytes())
          .build();
    }
  }

  static final class Repaired {
    private static final BlobContainerClient DOCUMENTS =
        new BlobContainerClientBuilder()
            .endpoint(System.getenv("DOCUMENTS_URL"))
            .containerName("documents")
            .credential(
                new ManagedIdentityCredentialBuilder()
                    .clientId(System.getenv("AZURE_CLIENT_ID"))
                    .build())
            .buildClient();
    private static final String TENANT = System.getenv("TENANT_FOLDER");
    private static final long MAX_BYTES = 2L * 1024 * 1024;

    @FunctionName("TenantDocumentsRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "documents/{*path}")
            HttpRequestMessage<Optional<String>> request,
        @BindingName("path") String path) {
      if (!path.matches("[a-z0-9]{1,30}")) {
        return request.createResponseBuilder(HttpStatus.NOT_FOUND).build();
      }
      String blobName = TENANT + "/" + path + ".pdf";
      BlobClient document = DOCUMENTS.getBlobClient(blobName);
      if (!document.exists() || document.getProperties().getBlobSize() > MAX_BYTES) {
        return request.createResponseBuilder(HttpStatus.NOT_FOUND).build();
      }
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "application/pdf")
          .header("X-Content-Type-Options", "nosniff")
          .body(document.downloadContent().toBytes())
          .build();
    }
  }
}
