package com.example;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * Checks a record against the Jakarta Validation constraints of its components. Messages are
 * English in every locale and never hold the value; neither XML nor Expression Language is read.
 */
final class Constraints {
  /** The dearest part of a first call; a failure to build it is not kept. */
  private static final Lazy<Validator> VALIDATOR = new Lazy<>(Constraints::validator);

  /** Kept, since a logger that nobody holds loses its level. */
  private static final Logger VERSION =
      Logger.getLogger("org.hibernate.validator.internal.util.Version");

  private Constraints() {}

  /** What is wrong with a record, ordered by field; empty when nothing is. */
  static <T> List<Violation> violations(T record) {
    return VALIDATOR.get().validate(record).stream()
        .map(Constraints::violation)
        .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::message))
        .toList();
  }

  private static Violation violation(ConstraintViolation<?> violation) {
    return new Violation(violation.getPropertyPath().toString(), violation.getMessage());
  }

  private static Validator validator() {
    // All that it logs is its version, once in each cold start.
    VERSION.setLevel(Level.WARNING);
    return Validation.byProvider(HibernateValidator.class)
        .configure()
        .ignoreXmlConfiguration()
        .messageInterpolator(
            // Messages are read when the first is needed.
            new ParameterMessageInterpolator(
                Set.of(Locale.ENGLISH), Locale.ENGLISH, context -> Locale.ENGLISH, false))
        .buildValidatorFactory()
        .getValidator();
  }
}
