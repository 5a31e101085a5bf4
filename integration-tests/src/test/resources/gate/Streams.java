package com.example;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A stream is as safe as what goes through it. */
final class Streams {
  // java/util/Collection.stream()Ljava/util/stream/Stream;:0
  // java/util/stream/Stream.findFirst()Ljava/util/Optional;:0
  // reports nothing
  File collection() {
    return new File(List.of("a").stream().findFirst().get());
  }

  // java/util/Arrays.stream([Ljava/lang/Object;)Ljava/util/stream/Stream;:0
  // reports nothing
  File array() {
    return new File(Arrays.stream(new String[] {"a"}).findFirst().get());
  }

  // java/util/stream/Stream.of([Ljava/lang/Object;)Ljava/util/stream/Stream;:0
  // reports nothing
  File of() {
    return new File(Stream.of("a", "b").findFirst().get());
  }

  // java/util/stream/Stream.filter(Ljava/util/function/Predicate;)Ljava/util/stream/Stream;:1
  // reports nothing
  File filter(String wanted) {
    return new File(List.of("a").stream().filter(wanted::equals).findFirst().get());
  }

  // java/util/stream/Stream.map(Ljava/util/function/Function;)Ljava/util/stream/Stream;:1
  // reports nothing
  File map() {
    return new File(List.of("a").stream().map(String::strip).findFirst().get());
  }

  // java/util/stream/Stream.limit(J)Ljava/util/stream/Stream;:2
  // reports nothing
  File limit() {
    return new File(List.of("a").stream().limit(1).findFirst().get());
  }

  // java/util/stream/Stream.sorted()Ljava/util/stream/Stream;:0
  // reports nothing
  File sorted() {
    return new File(List.of("a").stream().sorted().findFirst().get());
  }

  // java/util/stream/Stream.toList()Ljava/util/List;:0
  // reports nothing
  File toList() {
    return new File(List.of("a").stream().toList().get(0));
  }

  // java/util/stream/Stream.collect(Ljava/util/stream/Collector;)Ljava/lang/Object;:1
  // reports nothing
  File collect() {
    return new File(List.of("a", "b").stream().collect(Collectors.joining("-")));
  }
}
