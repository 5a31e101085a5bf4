package com.example;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * The few fields of a payload of GitHub that this app uses. GitHub adds fields when it likes, so
 * others are let be.
 *
 * @param action what happened in particular; absent for some types
 * @param repository where it happened
 */
record GitHubPayload(
    @Pattern(regexp = "[a-z_]{1,60}", message = "must be an action") String action,
    @NotNull @Valid Repository repository) {

  /**
   * A repository.
   *
   * @param fullName owner and name with a slash between
   */
  record Repository(
      @NotNull
          @Pattern(
              regexp = "[A-Za-z0-9_-]{1,60}/[A-Za-z0-9._-]{1,100}",
              message = "must be owner/name")
          String fullName) {
    static Repository from(JsonObject json) {
      Repository repository = new Repository(json.text("full_name"));
      json.allowUnread();
      return repository;
    }
  }

  static GitHubPayload from(JsonObject json) {
    GitHubPayload payload =
        new GitHubPayload(json.text("action"), json.object("repository", Repository::from));
    json.allowUnread();
    return payload;
  }
}
