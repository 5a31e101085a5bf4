package com.example;

/** Where refused files and rows are kept for a person to look at. */
interface Quarantine {
  /**
   * Copies an upload, complete when this returns. Done before, it is not done again.
   *
   * @param sender whose it is, or who cannot be told
   */
  void keep(Upload upload, String sender, FileReason reason);

  /** Writes the refused rows of an upload. Done before, it is not done again. */
  void keepRows(Upload upload, String sender, String csv);
}
