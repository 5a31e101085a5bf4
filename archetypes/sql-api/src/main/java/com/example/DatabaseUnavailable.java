package com.example;

import java.sql.SQLException;

/** Thrown when the database cannot do something now that it may be able to do in a while. */
final class DatabaseUnavailable extends Unavailable {
  private static final long serialVersionUID = 1L;

  private final String state;

  DatabaseUnavailable(SQLException cause, String state) {
    super("The database cannot be used now", cause);
    this.state = state;
  }

  @Override
  void note(EventLog log) {
    // The five characters by which SQL names what happened, or none.
    log.error("database-unavailable", this, "sqlState", state);
  }
}
