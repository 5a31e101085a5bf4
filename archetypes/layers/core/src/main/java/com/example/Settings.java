package com.example;

/** Application settings by name, as the host hands them over in the environment. */
@FunctionalInterface
interface Settings {
  /** The settings of the running function app. */
  Settings ENVIRONMENT = System::getenv;

  /** The value of a setting, or null when it is not set. */
  String find(String name);

  /**
   * The value of a setting that must be there.
   *
   * @throws IllegalStateException naming the setting when it is absent or blank
   */
  default String require(String name) {
    String value = find(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException("The application setting " + name + " is not set");
    }
    return value;
  }
}
