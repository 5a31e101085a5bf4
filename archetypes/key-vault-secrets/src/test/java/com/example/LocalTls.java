package com.example;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * TLS on this machine: a certificate for 127.0.0.1 that the JDK's own keytool makes for one test
 * run and that lives a day, servers that show it, and clients that trust nothing else.
 */
final class LocalTls {
  private static final Lazy<SSLContext> CONTEXT = new Lazy<>(LocalTls::context);

  private LocalTls() {}

  /** A server on a free port; not started yet. */
  static HttpsServer server() throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(CONTEXT.get()));
    return server;
  }

  /** The beginning of a client that trusts these servers. */
  static HttpClient.Builder client() {
    return HttpClient.newBuilder().sslContext(CONTEXT.get());
  }

  private static SSLContext context() {
    char[] password = UUID.randomUUID().toString().toCharArray();
    try {
      KeyStore keys = keys(password);
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("local", keys.getCertificate("local"));
      KeyManagerFactory keyManagers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keyManagers.init(keys, password);
      TrustManagerFactory trustManagers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trustManagers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK cannot do TLS", e);
    } catch (IOException e) {
      throw new UncheckedIOException("keytool made no certificate", e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("keytool was interrupted", e);
    }
  }

  private static KeyStore keys(char[] password)
      throws GeneralSecurityException, IOException, InterruptedException {
    Path folder = Files.createTempDirectory("local-tls");
    Path store = folder.resolve("keys.p12");
    try {
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  "local",
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=127.0.0.1",
                  "-ext",
                  "san=ip:127.0.0.1",
                  "-validity",
                  "1",
                  "-storetype",
                  "PKCS12",
                  "-keystore",
                  store.toString(),
                  "-storepass",
                  new String(password))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!keytool.waitFor(60, TimeUnit.SECONDS)) {
        keytool.destroyForcibly();
      }
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(store)) {
        keys.load(in, password);
      }
      return keys;
    } finally {
      Files.deleteIfExists(store);
      Files.delete(folder);
    }
  }
}
