package com.example;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Where uploads come in, and from where they vanish when they are dealt with. */
interface Incoming {
  /** The storage account that holds it. */
  String account();

  /** An upload as it is now, or empty when there is none of this name. */
  Optional<Upload> find(String name);

  /**
   * The content of an upload, part by part. Reading fails when it is no longer this content.
   *
   * @throws IOException when storage cannot give it
   */
  InputStream open(Upload upload) throws IOException;

  /**
   * Removes an upload, if it is still this content.
   *
   * @return false when somebody else has removed or replaced it
   */
  boolean remove(Upload upload);
}
