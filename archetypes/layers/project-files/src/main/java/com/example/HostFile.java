package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.function.Function;
import java.util.stream.Stream;

/** What this project says to the host, in {@code host.json}. */
final class HostFile {
  private static final int MAX_BYTES = 64 * 1024;

  private HostFile() {}

  /** What a reader finds in it; members that it does not ask for are passed over. */
  static <T> T read(Function<JsonObject, T> reader) {
    try {
      return Json.read(Files.readString(file()), MAX_BYTES, json -> found(json, reader)).value();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a reader finds in the settings of an extension, such as {@code serviceBus}. */
  static <T> T extension(String name, Function<JsonObject, T> reader) {
    return read(
        json ->
            json.object(
                    "extensions",
                    all -> {
                      all.allowUnread();
                      return all.object(name, extension -> found(extension, reader));
                    })
                .value());
  }

  /** How long the host lets a function run. */
  static Duration functionTimeout() {
    return time(read(json -> json.text("functionTimeout")));
  }

  /** A length of time as the host writes it. */
  static Duration time(String text) {
    assertThat(text).as("a time of host.json").matches("[0-9]{2}:[0-9]{2}:[0-9]{2}");
    return Duration.between(LocalTime.MIN, LocalTime.parse(text));
  }

  private static <T> Found<T> found(JsonObject json, Function<JsonObject, T> reader) {
    json.allowUnread();
    return new Found<>(reader.apply(json));
  }

  /** In the root of the project; in the catalogue's repository with what all projects share. */
  private static Path file() {
    return Stream.of(Path.of("host.json"), Path.of("..", "common", "host.json"))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow();
  }

  private record Found<T>(T value) {}
}
