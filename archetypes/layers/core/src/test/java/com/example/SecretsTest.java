package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No file of this project holds a secret: sources, settings, infrastructure, workflows, documents.
 */
class SecretsTest {
  private static final Map<String, Pattern> SHAPES =
      Map.of(
          "a private key", Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----"),
          "a key of a connection string",
              Pattern.compile("(?i)(?:account|sharedaccess|access)key=[\\w+/%]{32,}"),
          "a password of a connection string",
              Pattern.compile("(?i)\\b(?:password|pwd)=[^;&\\s\"'<>${}]{6,}[;&]"),
          "a key of 512 bits, as of a storage account",
              Pattern.compile("(?<![\\w+/-])[A-Za-z0-9+/]{86}==(?![\\w+/])"),
          "a shared access signature", Pattern.compile("[?&]sig=[\\w%+/-]{40,}"),
          "a client secret of Entra ID",
              Pattern.compile("(?<![\\w~.-])[\\w~.-]{3}\\dQ~[\\w~.-]{31,34}"),
          "a signed token", Pattern.compile("\\beyJ[\\w-]{16,}\\.eyJ[\\w-]{16,}\\.[\\w-]{16,}"),
          "a token of GitHub", Pattern.compile("\\b(?:gh[pousr]_\\w{36}|github_pat_\\w{60})"));

  /** How the key of the storage emulator begins, which is the same for everybody and published. */
  private static final String EMULATOR = "Eby8vdM02xNOcqFlqUwJPLlm";

  private static final Set<String> NOT_OURS = Set.of(".git", ".idea", "node_modules", "target");

  @Test
  void noFileHoldsASecret() throws IOException {
    assertThat(secrets(Path.of("").toAbsolutePath())).isEmpty();
  }

  static List<String> examples() {
    String key = "aB3+".repeat(22).substring(0, 86) + "==";
    return List.of(
        "-----BEGIN " + "PRIVATE KEY-----",
        "-----BEGIN RSA " + "PRIVATE KEY-----",
        "AccountName=orders;Account" + "Key=" + key,
        "Endpoint=sb://orders/;SharedAccess" + "Key=" + "aB3+".repeat(10),
        "jdbc:sqlserver://orders;user=app;pass" + "word=Winter2026!;",
        key,
        "https://orders/container?sv=1&sig" + "=" + "aB3%".repeat(11),
        "abc8" + "Q~" + "d-e".repeat(11),
        "eyJ"
            + "hbGciOiJSUzI1NiJ9".repeat(2)
            + ".eyJ"
            + "zdWIiOiIxIn0".repeat(2)
            + "."
            + key.substring(0, 30).replace('+', '_'),
        "gh" + "p_" + "aB3x".repeat(9));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void findsSecretsOfEveryShape(String text, @TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("infra"));
    Files.writeString(folder.resolve("infra/settings.json"), "{\n\"a\": \"" + text + "\"\n}\n");
    assertThat(secrets(folder))
        .isNotEmpty()
        .allMatch(found -> found.startsWith("infra/settings.json:2: "));
  }

  @Test
  void leavesPlainTextAlone(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("README.md"), "Password=<yours>; AccountKey=... sig=... eyJ... ${password}");
    assertThat(secrets(folder)).isEmpty();
  }

  /** Where something looks like a secret: file, line and what it seems to be, never the secret. */
  private static List<String> secrets(Path folder) throws IOException {
    List<String> found = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            return NOT_OURS.contains(String.valueOf(path.getFileName()))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String name = folder.relativize(file).toString().replace('\\', '/');
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            SHAPES.forEach(
                (what, shape) ->
                    shape
                        .matcher(text)
                        .results()
                        .filter(match -> !match.group().startsWith(EMULATOR))
                        .forEach(
                            match ->
                                found.add(name + ":" + line(text, match.start()) + ": " + what)));
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private static long line(String text, int at) {
    return text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
  }
}
