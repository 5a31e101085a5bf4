package com.example;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/** Text made of constants is as safe as constants. */
final class Text {
  // java/lang/String.strip()Ljava/lang/String;:0
  // reports nothing
  File strip() {
    return new File(" a ".strip());
  }

  // java/lang/String.repeat(I)Ljava/lang/String;:1
  // reports nothing
  File repeat() {
    return new File("a".repeat(2));
  }

  // java/lang/String.formatted([Ljava/lang/Object;)Ljava/lang/String;:0,1
  // reports nothing
  File formatted() {
    return new File("%s.txt".formatted("a"));
  }

  // java/lang/String.getBytes(Ljava/nio/charset/Charset;)[B:1
  // java/lang/String.<init>([BLjava/nio/charset/Charset;)V:1#2,3
  // reports nothing
  File bytes() {
    return new File(
        new String(" a".strip().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
  }

  // java/nio/file/Path.of(Ljava/lang/String;[Ljava/lang/String;)Ljava/nio/file/Path;:0,1
  // reports nothing
  File path() {
    return new File(Path.of("a", "b").toString());
  }

  // java/nio/file/Path.resolve(Ljava/lang/String;)Ljava/nio/file/Path;:0,1
  // reports nothing
  File resolved() {
    return new File(Path.of("a").resolve("b").toString());
  }

  // java/util/Objects.requireNonNull(Ljava/lang/Object;)Ljava/lang/Object;:0
  // reports nothing
  File required() {
    return new File(Objects.requireNonNull("a"));
  }

  // java/util/Objects.requireNonNull(Ljava/lang/Object;Ljava/lang/String;)Ljava/lang/Object;:1
  // reports nothing
  File requiredWithMessage() {
    return new File(Objects.requireNonNull("a", "b"));
  }

  // java/util/Objects.requireNonNullElse(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;:0,1
  // reports nothing
  File requiredOrElse() {
    return new File(Objects.requireNonNullElse("a", "b"));
  }

  // java/util/Objects.toString(Ljava/lang/Object;Ljava/lang/String;)Ljava/lang/String;:0,1
  // reports nothing
  File text() {
    return new File(Objects.toString("a", "b"));
  }
}
