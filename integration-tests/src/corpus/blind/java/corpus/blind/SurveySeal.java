package corpus.blind;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BlobOutput;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

@Pair(
    title = "Survey answers are sealed with the same nonce each time",
    kind = "static-iv",
    why =
        "Two GCM messages with one nonce give away the difference of the plain texts and the key"
            + " for forging more.",
    repair = "The nonce is drawn for each message by a helper.")
final class SurveySeal {
  private SurveySeal() {}

  static final class Flaw {
    private final FlawSealer sealer = new FlawSealer(System.getenv("SURVEY_KEY"));

    @FunctionName("SurveySeal")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "survey/answers")
            HttpRequestMessage<Optional<String>> request,
        @BlobOutput(
                name = "answer",
                path = "answers/{rand-guid}",
                dataType = "binary",
                connection = "SurveyStorage")
            OutputBinding<byte[]> answer)
        throws GeneralSecurityException {
      String body = request.getBody().orElse("");
      if (body.isBlank() || body.length() > 10_000) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      answer.setValue(sealer.seal(body));
      return request.createResponseBuilder(HttpStatus.ACCEPTED).build();
    }
  }

  static final class FlawSealer {
    private static final int NONCE_BYTES = 12;
    private static final byte[] NONCE = "survey-2026-".getBytes(StandardCharsets.US_ASCII);
    private final SecretKey key;

    FlawSealer(String encodedKey) {
      key = new SecretKeySpec(Base64.getDecoder().decode(encodedKey), "AES");
    }

    byte[] seal(String text) throws GeneralSecurityException {
      byte[] nonce = nonce();
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
      byte[] sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    }

    private static byte[] nonce() {
      return Arrays.copyOf(NONCE, NONCE_BYTES);
    }
  }

  static final class Repaired {
    private final RepairedSealer sealer = new RepairedSealer(System.getenv("SURVEY_KEY"));

    @FunctionName("SurveySealRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "survey/answers")
            HttpRequestMessage<Optional<String>> request,
        @BlobOutput(
                name = "answer",
                path = "answers/{rand-guid}",
                dataType = "binary",
                connection = "SurveyStorage")
            OutputBinding<byte[]> answer)
        throws GeneralSecurityException {
      String body = request.getBody().orElse("");
      if (body.isBlank() || body.length() > 10_000) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      answer.setValue(sealer.seal(body));
      return request.createResponseBuilder(HttpStatus.ACCEPTED).build();
    }
  }

  static final class RepairedSealer {
    private static final int NONCE_BYTES = 12;
    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;

    RepairedSealer(String encodedKey) {
      key = new SecretKeySpec(Base64.getDecoder().decode(encodedKey), "AES");
    }

    byte[] seal(String text) throws GeneralSecurityException {
      byte[] nonce = nonce();
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
      byte[] sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    }

    private byte[] nonce() {
      byte[] nonce = new byte[NONCE_BYTES];
      random.nextBytes(nonce);
      return nonce;
    }
  }
}
