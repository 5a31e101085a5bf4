package io.github.azurefunctionscookbook.gate;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A class file made to see what the gate knows of one method: content of a kind goes into one
 * operand, the method is called, and what comes out goes where content of that kind does harm.
 */
final class Canary {
  /** Which value of the call is looked at afterwards. */
  enum Seen {
    RESULT,
    RECEIVER,
    FIRST_ARGUMENT
  }

  /** What is done around the call. */
  enum Way {
    ONCE,
    /** The content has been encoded before. */
    ENCODED,
    /** A first result was checked, or hardened; a second one is used. */
    TWICE,
    /** Content is written into what the call gives. */
    WRITTEN
  }

  private static final String NAME = "Canary";
  private static final String REQUEST = "com/microsoft/azure/functions/HttpRequestMessage";
  private static final String TEXT = "java/lang/String";
  private static final Type OBJECT = Type.getObjectType("java/lang/Object");
  private static final Handle METAFACTORY =
      new Handle(
          Opcodes.H_INVOKESTATIC,
          "java/lang/invoke/LambdaMetafactory",
          "metafactory",
          "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodHandle;Ljava/lang/invoke/MethodType;)Ljava/lang/invoke/CallSite;",
          false);

  private final Declared called;
  private final ClassNode type = new ClassNode();
  private final MethodNode code;
  private final List<Type> operands = new ArrayList<>();
  private int free;
  private int line = 1;

  /** A canary for a method; which parameters its own method has is nobody's business. */
  Canary(Declared called) {
    this.called = called;
    type.version = Opcodes.V17;
    type.access = Opcodes.ACC_PUBLIC;
    type.name = NAME;
    type.superName = "java/lang/Object";
    type.sourceFile = NAME + ".java";
    if (!called.isStatic() && !called.isConstructor()) {
      operands.add(Type.getObjectType(called.owner()));
    }
    operands.addAll(List.of(Type.getArgumentTypes(called.descriptor())));
    List<Type> parameters = new ArrayList<>(List.of(Type.getObjectType(REQUEST)));
    parameters.addAll(operands);
    String descriptor = Type.getMethodDescriptor(Type.VOID_TYPE, parameters.toArray(Type[]::new));
    code =
        new MethodNode(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "canary", descriptor, null, null);
    free = parameters.stream().mapToInt(Type::getSize).sum();
    type.methods.add(code);
  }

  /** How many operands a call has, the receiver among them. */
  int operands() {
    return operands.size();
  }

  /** The operand's number as the lists count: 0 is the receiver. */
  int number(int operand) {
    return called.isStatic() || called.isConstructor() ? operand + 1 : operand;
  }

  /** Whether content can be in an operand. */
  boolean takes(int operand) {
    return operands.get(operand).getSort() >= Type.ARRAY;
  }

  /** The class file: content of a kind in an operand, and where the kind does harm after it. */
  byte[] flow(Origin.Kind kind, int operand, Way way, Seen seen) {
    int result = call(kind, way == Way.WRITTEN ? -1 : operand, way == Way.ENCODED);
    if (way == Way.TWICE && result >= 0) {
      if (kind == Origin.Kind.LAX_XML) {
        harden(result);
      } else {
        check(result);
      }
      result = call(kind, operand, false);
    }
    int watched = watched(seen, result, way == Way.WRITTEN ? -1 : operand);
    if (way == Way.WRITTEN) {
      write(seen == Seen.FIRST_ARGUMENT && result >= 0 ? result : 1);
    }
    if (watched >= 0) {
      harm(kind, watched);
    }
    return end();
  }

  /** The class file: content of a kind goes into an operand, no more. */
  byte[] sink(Origin.Kind kind, int operand) {
    call(kind, operand, false);
    return end();
  }

  /** The class file: what a call gives goes where content of a kind does harm. */
  byte[] source(Origin.Kind kind) {
    int result = call(kind, -1, false);
    if (result >= 0) {
      harm(kind, result);
    }
    return end();
  }

  private byte[] end() {
    code.visitInsn(Opcodes.RETURN);
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    type.accept(writer);
    return writer.toByteArray();
  }

  private int watched(Seen seen, int result, int operand) {
    return switch (seen) {
      case RESULT -> result;
      case RECEIVER -> called.isConstructor() ? result : called.isStatic() ? -1 : kept(0);
      case FIRST_ARGUMENT -> {
        int first = called.isStatic() || called.isConstructor() ? 0 : 1;
        yield first < operands.size() && takes(first) && first != operand ? kept(first) : -1;
      }
    };
  }

  /** The local variable that an operand comes from. */
  private int kept(int operand) {
    int local = 1;
    for (int i = 0; i < operand; i++) {
      local += operands.get(i).getSize();
    }
    return local;
  }

  /** Calls the method; the local variable with its result, or -1 where it has none. */
  private int call(Origin.Kind kind, int poisoned, boolean encoded) {
    nextLine();
    if (called.isConstructor()) {
      code.visitTypeInsn(Opcodes.NEW, called.owner());
      code.visitInsn(Opcodes.DUP);
    }
    for (int i = 0; i < operands.size(); i++) {
      Type operand = operands.get(i);
      if (i == poisoned) {
        Declared function = Declared.function(operand);
        if (function != null && kind == Origin.Kind.CALLER) {
          lambda(operand, function);
        } else {
          poison(kind, operand, encoded);
        }
      } else {
        code.visitVarInsn(operand.getOpcode(Opcodes.ILOAD), kept(i));
      }
    }
    int opcode =
        called.isConstructor()
            ? Opcodes.INVOKESPECIAL
            : called.isStatic()
                ? Opcodes.INVOKESTATIC
                : called.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
    code.visitMethodInsn(
        opcode, called.owner(), called.name(), called.descriptor(), called.isInterface());
    Type result =
        called.isConstructor()
            ? Type.getObjectType(called.owner())
            : Type.getReturnType(called.descriptor());
    if (result.getSort() == Type.VOID) {
      return -1;
    }
    int local = free;
    free += result.getSize();
    code.visitVarInsn(result.getOpcode(Opcodes.ISTORE), local);
    return result.getSort() >= Type.ARRAY ? local : -1;
  }

  private void poison(Origin.Kind kind, Type wanted, boolean encoded) {
    switch (kind) {
      case CALLER -> body();
      case EXCEPTION -> {
        code.visitTypeInsn(Opcodes.NEW, "java/io/IOException");
        code.visitInsn(Opcodes.DUP);
        special("java/io/IOException", "()V");
        virtual("java/lang/Throwable", "getMessage", "()Ljava/lang/String;");
      }
      case SECRET -> {
        code.visitLdcInsn("API_KEY");
        statics("java/lang/System", "getenv", "(Ljava/lang/String;)Ljava/lang/String;");
      }
      case ARCHIVE -> {
        body();
        cast("java/util/zip/ZipEntry");
        virtual("java/util/zip/ZipEntry", "getName", "()Ljava/lang/String;");
      }
      case LAX_XML ->
          statics(
              "javax/xml/parsers/DocumentBuilderFactory",
              "newInstance",
              "()Ljavax/xml/parsers/DocumentBuilderFactory;");
      case PACKED -> {
        code.visitTypeInsn(Opcodes.NEW, "java/util/zip/GZIPInputStream");
        code.visitInsn(Opcodes.DUP);
        body();
        cast("java/io/InputStream");
        special("java/util/zip/GZIPInputStream", "(Ljava/io/InputStream;)V");
      }
      case LITERAL -> constant("Tr0ub4dor-and-3", wanted);
      case SLOW_REGEX -> constant("(a+)+b", wanted);
      case WEAK_HASH -> constant("MD5", wanted);
      case OLD_TLS -> constant("TLSv1", wanted);
      case PROOF -> throw new IllegalArgumentException("Nothing is told from a proof");
    }
    if (encoded) {
      cast(TEXT);
      code.visitLdcInsn("UTF-8");
      statics(
          "java/net/URLEncoder",
          "encode",
          "(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;");
    }
    if (!wanted.equals(OBJECT)) {
      cast(wanted.getInternalName());
    }
  }

  private void constant(String text, Type wanted) {
    switch (wanted.getDescriptor()) {
      case "[C" -> {
        code.visitLdcInsn(text);
        virtual(TEXT, "toCharArray", "()[C");
      }
      case "[B" -> {
        code.visitLdcInsn(text);
        virtual(TEXT, "getBytes", "()[B");
      }
      case "[Ljava/lang/String;" -> {
        code.visitInsn(Opcodes.ICONST_1);
        code.visitTypeInsn(Opcodes.ANEWARRAY, TEXT);
        code.visitInsn(Opcodes.DUP);
        code.visitInsn(Opcodes.ICONST_0);
        code.visitLdcInsn(text);
        code.visitInsn(Opcodes.AASTORE);
      }
      default -> code.visitLdcInsn(text);
    }
  }

  private void body() {
    body(code);
  }

  /** The body of the request, which is the first argument of each method here. */
  private static void body(MethodNode method) {
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitMethodInsn(
        Opcodes.INVOKEINTERFACE, REQUEST, "getBody", "()Ljava/lang/Object;", true);
  }

  /** A function that gives content of the caller, for a functional interface. */
  private void lambda(Type wanted, Declared function) {
    List<Type> parameters = new ArrayList<>(List.of(Type.getObjectType(REQUEST)));
    parameters.addAll(List.of(Type.getArgumentTypes(function.descriptor())));
    Type result = Type.getReturnType(function.descriptor());
    String name = "given" + type.methods.size();
    String descriptor = Type.getMethodDescriptor(result, parameters.toArray(Type[]::new));
    MethodNode given =
        new MethodNode(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, name, descriptor, null, null);
    body(given);
    if (!result.equals(OBJECT)) {
      given.visitTypeInsn(Opcodes.CHECKCAST, result.getInternalName());
    }
    given.visitInsn(Opcodes.ARETURN);
    type.methods.add(given);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    Type shape = Type.getMethodType(function.descriptor());
    code.visitInvokeDynamicInsn(
        function.name(),
        "(L" + REQUEST + ";)" + wanted.getDescriptor(),
        METAFACTORY,
        shape,
        new Handle(Opcodes.H_INVOKESTATIC, NAME, name, descriptor, false),
        shape);
  }

  /** Goes on only with a text of letters. */
  private void check(int local) {
    nextLine();
    Label good = new Label();
    code.visitVarInsn(Opcodes.ALOAD, local);
    cast(TEXT);
    code.visitLdcInsn("[a-z]{1,9}");
    virtual(TEXT, "matches", "(Ljava/lang/String;)Z");
    code.visitJumpInsn(Opcodes.IFNE, good);
    code.visitTypeInsn(Opcodes.NEW, "java/lang/IllegalStateException");
    code.visitInsn(Opcodes.DUP);
    special("java/lang/IllegalStateException", "()V");
    code.visitInsn(Opcodes.ATHROW);
    code.visitLabel(good);
  }

  /** Forbids all that a document could point to. */
  private void harden(int local) {
    nextLine();
    code.visitVarInsn(Opcodes.ALOAD, local);
    cast("javax/xml/parsers/DocumentBuilderFactory");
    code.visitLdcInsn("http://apache.org/xml/features/disallow-doctype-decl");
    code.visitInsn(Opcodes.ICONST_1);
    virtual("javax/xml/parsers/DocumentBuilderFactory", "setFeature", "(Ljava/lang/String;Z)V");
  }

  /** Writes content of the caller into a writer, stream or the like, whatever it is. */
  private void write(int local) {
    nextLine();
    code.visitVarInsn(Opcodes.ALOAD, local);
    cast("java/io/Writer");
    body();
    cast(TEXT);
    virtual("java/io/Writer", "write", "(Ljava/lang/String;)V");
  }

  /** Hands a value to whatever content of its kind harms, a line each. */
  private void harm(Origin.Kind kind, int local) {
    switch (kind) {
      case CALLER -> {
        sink(local, "java/sql/Statement", "execute", "(Ljava/lang/String;)Z", TEXT, true);
        sink(local, "java/util/logging/Logger", "info", "(Ljava/lang/String;)V", TEXT, false);
        sink(
            local,
            "java/net/http/HttpRequest$Builder",
            "uri",
            "(Ljava/net/URI;)Ljava/net/http/HttpRequest$Builder;",
            "java/net/URI",
            true);
        sink(
            local,
            "javax/naming/Context",
            "lookup",
            "(Ljava/lang/String;)Ljava/lang/Object;",
            TEXT,
            true);
        sink(
            local,
            "java/lang/Runtime",
            "exec",
            "(Ljava/lang/String;)Ljava/lang/Process;",
            TEXT,
            false);
        sink(
            local,
            "java/lang/ClassLoader",
            "loadClass",
            "(Ljava/lang/String;)Ljava/lang/Class;",
            TEXT,
            false);
        sink(
            local,
            "com/azure/storage/blob/BlobContainerClient",
            "getBlobClient",
            "(Ljava/lang/String;)Lcom/azure/storage/blob/BlobClient;",
            TEXT,
            false);
        made(local, "java/io/FileReader");
        page(local);
      }
      case ARCHIVE -> made(local, "java/io/FileOutputStream");
      case SECRET ->
          sink(local, "java/util/logging/Logger", "info", "(Ljava/lang/String;)V", TEXT, false);
      case EXCEPTION -> page(local);
      case LAX_XML ->
          sinkReceiver(local, "org/xml/sax/XMLReader", "parse", "(Ljava/lang/String;)V");
      case PROOF -> {
        nextLine();
        code.visitVarInsn(Opcodes.ALOAD, local);
        cast("[B");
        body();
        cast("[B");
        statics("java/util/Arrays", "equals", "([B[B)Z");
        code.visitInsn(Opcodes.POP);
      }
      case PACKED -> sinkReceiver(local, "java/io/InputStream", "readAllBytes", "()[B");
      default -> throw new IllegalArgumentException("No harm of " + kind);
    }
  }

  private void sink(
      int local, String owner, String name, String descriptor, String wanted, boolean isInterface) {
    nextLine();
    code.visitInsn(Opcodes.ACONST_NULL);
    cast(owner);
    code.visitVarInsn(Opcodes.ALOAD, local);
    cast(wanted);
    code.visitMethodInsn(
        isInterface ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL,
        owner,
        name,
        descriptor,
        isInterface);
    drop(descriptor);
  }

  private void sinkReceiver(int local, String owner, String name, String descriptor) {
    nextLine();
    code.visitVarInsn(Opcodes.ALOAD, local);
    cast(owner);
    if (Type.getArgumentTypes(descriptor).length > 0) {
      code.visitLdcInsn("name");
    }
    boolean isInterface = owner.startsWith("org/");
    code.visitMethodInsn(
        isInterface ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL,
        owner,
        name,
        descriptor,
        isInterface);
    drop(descriptor);
  }

  private void made(int local, String owner) {
    nextLine();
    code.visitTypeInsn(Opcodes.NEW, owner);
    code.visitInsn(Opcodes.DUP);
    code.visitVarInsn(Opcodes.ALOAD, local);
    cast(TEXT);
    special(owner, "(Ljava/lang/String;)V");
    code.visitInsn(Opcodes.POP);
  }

  /** An answer that is a page, with the value in it. */
  private void page(int local) {
    String builder = "com/microsoft/azure/functions/HttpResponseMessage$Builder";
    nextLine();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitInsn(Opcodes.ACONST_NULL);
    code.visitMethodInsn(
        Opcodes.INVOKEINTERFACE,
        REQUEST,
        "createResponseBuilder",
        "(Lcom/microsoft/azure/functions/HttpStatus;)L" + builder + ";",
        true);
    code.visitLdcInsn("Content-Type");
    code.visitLdcInsn("text/html");
    code.visitMethodInsn(
        Opcodes.INVOKEINTERFACE,
        builder,
        "header",
        "(Ljava/lang/String;Ljava/lang/String;)L" + builder + ";",
        true);
    code.visitVarInsn(Opcodes.ALOAD, local);
    code.visitMethodInsn(
        Opcodes.INVOKEINTERFACE, builder, "body", "(Ljava/lang/Object;)L" + builder + ";", true);
    code.visitMethodInsn(
        Opcodes.INVOKEINTERFACE,
        builder,
        "build",
        "()Lcom/microsoft/azure/functions/HttpResponseMessage;",
        true);
    code.visitInsn(Opcodes.POP);
  }

  private void drop(String descriptor) {
    switch (Type.getReturnType(descriptor).getSize()) {
      case 1 -> code.visitInsn(Opcodes.POP);
      case 2 -> code.visitInsn(Opcodes.POP2);
      default -> {}
    }
  }

  private void cast(String wanted) {
    code.visitTypeInsn(Opcodes.CHECKCAST, wanted);
  }

  private void special(String owner, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, owner, "<init>", descriptor, false);
  }

  private void virtual(String owner, String name, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, name, descriptor, false);
  }

  private void statics(String owner, String name, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
  }

  private void nextLine() {
    Label label = new Label();
    code.visitLabel(label);
    code.visitLineNumber(line++, label);
  }
}
