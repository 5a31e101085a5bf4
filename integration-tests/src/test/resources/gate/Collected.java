package com.example;

import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A collection of constants is a list of what is allowed: whatever comes out of it is safe. */
final class Collected {
  // java/util/List.of(Ljava/lang/Object;)Ljava/util/List;:0
  // reports nothing
  File listOfOne() {
    return new File(List.of("a").get(0));
  }

  // java/util/List.of(Ljava/lang/Object;Ljava/lang/Object;)Ljava/util/List;:0,1
  // reports nothing
  File listOfTwo() {
    return new File(List.of("a", "b").get(0));
  }

  // java/util/List.of(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;)Ljava/util/List;:0,1,2
  // reports nothing
  File listOfThree() {
    return new File(List.of("a", "b", "c").get(0));
  }

  // java/util/List.of([Ljava/lang/Object;)Ljava/util/List;:0
  // reports nothing
  File listOfMany() {
    return new File(List.of(new String[] {"a", "b"}).get(0));
  }

  // java/util/List.copyOf(Ljava/util/Collection;)Ljava/util/List;:0
  // reports nothing
  File listCopy() {
    return new File(List.copyOf(new ArrayList<String>()).get(0));
  }

  // java/util/Set.of(Ljava/lang/Object;)Ljava/util/Set;:0
  // reports nothing
  File setOfOne() {
    return new File(Set.of("a").iterator().next());
  }

  // java/util/Set.of(Ljava/lang/Object;Ljava/lang/Object;)Ljava/util/Set;:0,1
  // reports nothing
  File setOfTwo() {
    return new File(Set.of("a", "b").iterator().next());
  }

  // java/util/Set.of(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;)Ljava/util/Set;:0,1,2
  // reports nothing
  File setOfThree() {
    return new File(Set.of("a", "b", "c").iterator().next());
  }

  // java/util/Set.of([Ljava/lang/Object;)Ljava/util/Set;:0
  // reports nothing
  File setOfMany() {
    return new File(Set.of(new String[] {"a", "b"}).iterator().next());
  }

  // java/util/Set.copyOf(Ljava/util/Collection;)Ljava/util/Set;:0
  // reports nothing
  File setCopy() {
    return new File(Set.copyOf(new HashSet<String>()).iterator().next());
  }

  // java/util/Map.of(Ljava/lang/Object;Ljava/lang/Object;)Ljava/util/Map;:0,1
  // reports nothing
  File mapOfOne() {
    return new File(Map.of("a", "b").get("a"));
  }

  // java/util/Map.of(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;)Ljava/util/Map;:0,1,2,3
  // reports nothing
  File mapOfTwo() {
    return new File(Map.of("a", "b", "c", "d").get("a"));
  }

  // java/util/Map.of(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;)Ljava/util/Map;:0,1,2,3,4,5
  // reports nothing
  File mapOfThree() {
    return new File(Map.of("a", "b", "c", "d", "e", "f").get("a"));
  }

  // java/util/Map.of(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;)Ljava/util/Map;:0,1,2,3,4,5,6,7
  // reports nothing
  File mapOfFour() {
    return new File(Map.of("a", "b", "c", "d", "e", "f", "g", "h").get("a"));
  }

  // java/util/Map.copyOf(Ljava/util/Map;)Ljava/util/Map;:0
  // reports nothing
  File mapCopy() {
    return new File(Map.copyOf(new HashMap<String, String>()).get("a"));
  }

  // java/util/Map.entry(Ljava/lang/Object;Ljava/lang/Object;)Ljava/util/Map$Entry;:0,1
  // reports nothing
  File entry() {
    return new File(Map.entry("a", "b").getValue());
  }

  // java/util/Map.ofEntries([Ljava/util/Map$Entry;)Ljava/util/Map;:0
  // reports nothing
  File mapOfEntries() {
    return new File(Map.ofEntries(Map.entry("a", "b")).get("a"));
  }
}
