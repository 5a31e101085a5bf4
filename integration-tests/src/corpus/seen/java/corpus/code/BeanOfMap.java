package corpus.code;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.commons.beanutils.BeanUtils;

@Pair(
    title = "All that a body names is set on a bean",
    kind = "mass-assignment",
    reported = {"AZF_REFLECTION", "BEAN_PROPERTY_INJECTION"},
    why = "The caller sets what was never offered, such as the role.",
    repair = "A record holds what may be changed, and is checked.")
public final class BeanOfMap {
  private BeanOfMap() {}

  public static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Function<UUID, FlawProfile> profiles;

    public Flaw(Function<UUID, FlawProfile> profiles) {
      this.profiles = profiles;
    }

    @FunctionName("ChangeProfile")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.PATCH,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        @BindingName("id") String id,
        ExecutionContext context)
        throws IOException, ReflectiveOperationException {
      FlawProfile profile = profiles.apply(UUID.fromString(id));
      Map<String, Object> changes =
          JSON.readValue(
              request.getBody().orElse("{}"), new TypeReference<Map<String, Object>>() {});
      BeanUtils.populate(profile, changes);
      return request.createResponseBuilder(HttpStatus.NO_CONTENT).build();
    }
  }

  public static final class FlawProfile {
    private String city;
    private String role;

    public String getCity() {
      return city;
    }

    public void setCity(String city) {
      this.city = city;
    }

    public String getRole() {
      return role;
    }

    public void setRole(String role) {
      this.role = role;
    }
  }

  public static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Function<UUID, RepairedProfile> profiles;
    private final Validator validator;

    public Repaired(Function<UUID, RepairedProfile> profiles, Validator validator) {
      this.profiles = profiles;
      this.validator = validator;
    }

    @FunctionName("ChangeProfile")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.PATCH,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        @BindingName("id") String id,
        ExecutionContext context)
        throws IOException {
      RepairedChange change = JSON.readValue(request.getBody().orElse("{}"), RepairedChange.class);
      if (!validator.validate(change).isEmpty()) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      profiles.apply(UUID.fromString(id)).setCity(change.city());
      return request.createResponseBuilder(HttpStatus.NO_CONTENT).build();
    }
  }

  record RepairedChange(@NotBlank @Size(max = 80) String city) {}

  public static final class RepairedProfile {
    private String city;
    private String role;

    public String getCity() {
      return city;
    }

    public void setCity(String city) {
      this.city = city;
    }

    public String getRole() {
      return role;
    }

    public void setRole(String role) {
      this.role = role;
    }
  }
}
