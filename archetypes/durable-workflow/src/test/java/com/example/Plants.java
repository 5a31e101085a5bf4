package com.example;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What {@link Determinism} must say of a planted flaw, in parts. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Plants {
  /** Each stands in the one line about the flaw. */
  String[] value();
}
