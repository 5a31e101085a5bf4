package com.example;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a compiled class refers to, from its constant pool: classes, and members of classes. */
final class ClassReferences {
  private static final int MAGIC = 0xCAFEBABE;

  private final Map<Integer, String> texts = new HashMap<>();
  private final Map<Integer, Integer> classes = new HashMap<>();
  private final Map<Integer, Integer> names = new HashMap<>();
  private final Map<Integer, int[]> members = new HashMap<>();

  private ClassReferences() {}

  /** The names referred to: {@code java.lang.Runtime}, {@code java.lang.Class#forName}. */
  static Set<String> in(InputStream classFile) throws IOException {
    ClassReferences references = new ClassReferences();
    references.read(new DataInputStream(classFile));
    return references.all();
  }

  private void read(DataInputStream in) throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IOException("This is no class file");
    }
    in.readInt();
    int count = in.readUnsignedShort();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts.put(i, in.readUTF());
        case 3, 4, 17, 18 -> in.readInt();
        case 5, 6 -> {
          in.readLong();
          // These take two places.
          i++;
        }
        case 7 -> classes.put(i, in.readUnsignedShort());
        case 8, 16, 19, 20 -> in.readUnsignedShort();
        case 9, 10, 11 ->
            members.put(i, new int[] {in.readUnsignedShort(), in.readUnsignedShort()});
        case 12 -> {
          names.put(i, in.readUnsignedShort());
          in.readUnsignedShort();
        }
        case 15 -> {
          in.readUnsignedByte();
          in.readUnsignedShort();
        }
        default -> throw new IOException("Unknown constant " + tag);
      }
    }
  }

  private Set<String> all() {
    Set<String> all = new TreeSet<>();
    classes.keySet().forEach(index -> all.add(className(index)));
    members.values().forEach(each -> all.add(className(each[0]) + "#" + memberName(each[1])));
    return all;
  }

  private String className(int index) {
    return texts.get(classes.get(index)).replace('/', '.').replaceAll("^\\[+L?|;$", "");
  }

  private String memberName(int index) {
    return texts.get(names.get(index));
  }
}
