package io.github.azurefunctionscookbook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The list of forbidden APIs names what exists, and says why. */
class ForbiddenApisTest {
  private static final Path LIST = Path.of("../archetypes/common/config/forbidden-apis.txt");

  static List<ForbiddenApi> forbiddenApis() throws IOException {
    return ForbiddenApi.in(Files.readAllLines(LIST));
  }

  // A project passes over a class that it lacks; here all of them are on the class path.
  @ParameterizedTest
  @MethodSource("forbiddenApis")
  void eachForbiddenApiExistsAndHasAReason(ForbiddenApi api) {
    assertThat(api).matches(ForbiddenApi::exists, "exists");
    assertThat(api.reason()).as("why %s is forbidden", api.signature()).isNotBlank();
  }
}
