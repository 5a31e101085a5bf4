package io.github.azurefunctionscookbook.gate;

import java.util.Set;
import org.objectweb.asm.Type;

/** Which types hold nothing that could do harm, and which can be more than one value. */
final class Types {
  private static final Set<String> HARMLESS =
      Set.of(
          "java/lang/Boolean",
          "java/lang/Byte",
          "java/lang/Character",
          "java/lang/Class",
          "java/lang/Double",
          "java/lang/Float",
          "java/lang/Integer",
          "java/lang/Long",
          "java/lang/Short",
          "java/lang/Void",
          "java/math/BigDecimal",
          "java/math/BigInteger",
          "java/util/UUID",
          "java/util/Date",
          "java/util/Currency",
          "java/util/OptionalInt",
          "java/util/OptionalLong",
          "java/util/OptionalDouble",
          "java/util/concurrent/TimeUnit",
          "java/util/logging/Level",
          "java/nio/charset/Charset",
          "java/util/stream/LongStream",
          "java/util/stream/DoubleStream",
          "java/security/Key",
          "java/security/PublicKey",
          "java/security/PrivateKey",
          "java/security/cert/Certificate",
          "javax/crypto/SecretKey",
          "com/microsoft/azure/functions/HttpStatus",
          "com/microsoft/azure/functions/HttpMethod",
          "com/microsoft/azure/functions/HttpStatusType");

  private Types() {}

  static boolean isHarmless(Type type) {
    return switch (type.getSort()) {
      case Type.OBJECT -> isHarmless(type.getInternalName());
      case Type.ARRAY ->
          type.getElementType().getSort() != Type.BYTE
              && type.getElementType().getSort() != Type.CHAR
              && isHarmless(type.getElementType());
      default -> true;
    };
  }

  static boolean isHarmless(String type) {
    return HARMLESS.contains(type) || type.startsWith("java/time/");
  }
}
