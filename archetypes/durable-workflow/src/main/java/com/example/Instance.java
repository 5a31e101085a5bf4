package com.example;

/**
 * An instance of the workflow, without the failure's text that the task hub keeps.
 *
 * @param state where it stands
 * @param status its custom status, as text; null when it has none
 * @param output what it returned, as text; null when it has not
 */
record Instance(State state, String status, String output) {
  /** Where an instance stands. The last three are final. */
  enum State {
    PENDING,
    RUNNING,
    COMPLETED,
    FAILED,
    TERMINATED
  }

  boolean isOver() {
    return state.compareTo(State.RUNNING) > 0;
  }
}
