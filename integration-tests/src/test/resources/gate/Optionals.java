package com.example;

import java.io.File;
import java.util.Optional;

/** An Optional is as safe as what is in it. */
final class Optionals {
  // java/util/Optional.of(Ljava/lang/Object;)Ljava/util/Optional;:0
  // java/util/Optional.get()Ljava/lang/Object;:0
  // reports nothing
  File of() {
    return new File(Optional.of("a").get());
  }

  // java/util/Optional.ofNullable(Ljava/lang/Object;)Ljava/util/Optional;:0
  // reports nothing
  File ofNullable() {
    return new File(Optional.ofNullable("a").get());
  }

  // java/util/Optional.empty()Ljava/util/Optional;:SAFE
  // java/util/Optional.orElse(Ljava/lang/Object;)Ljava/lang/Object;:0,1
  // reports nothing
  File orElse() {
    return new File(Optional.<String>empty().orElse("a"));
  }

  // java/util/Optional.filter(Ljava/util/function/Predicate;)Ljava/util/Optional;:1
  // reports nothing
  File filter() {
    return new File(Optional.of("a").filter(text -> !text.isEmpty()).get());
  }

  // java/util/Optional.map(Ljava/util/function/Function;)Ljava/util/Optional;:1
  // reports nothing
  File map() {
    return new File(Optional.of("a").map(String::strip).get());
  }

  // java/util/Optional.flatMap(Ljava/util/function/Function;)Ljava/util/Optional;:1
  // reports nothing
  File flatMap() {
    return new File(Optional.of("a").flatMap(Optional::of).get());
  }

  // java/util/Optional.or(Ljava/util/function/Supplier;)Ljava/util/Optional;:1
  // reports nothing
  File or() {
    return new File(Optional.of("a").or(Optional::empty).get());
  }

  // java/util/Optional.orElseGet(Ljava/util/function/Supplier;)Ljava/lang/Object;:1
  // reports nothing
  File orElseGet() {
    return new File(Optional.of("a").orElseGet(() -> "b"));
  }

  // java/util/Optional.orElseThrow()Ljava/lang/Object;:0
  // reports nothing
  File orElseThrow() {
    return new File(Optional.of("a").orElseThrow());
  }

  // java/util/Optional.orElseThrow(Ljava/util/function/Supplier;)Ljava/lang/Object;:1
  // reports nothing
  File orElseThrowOwn() {
    return new File(Optional.of("a").orElseThrow(IllegalStateException::new));
  }
}
