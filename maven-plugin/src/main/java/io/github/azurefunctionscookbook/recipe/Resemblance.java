package io.github.azurefunctionscookbook.recipe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of a rendering a project has.
 *
 * @param rendered how many files the recipe renders
 * @param same how many of them are in the project as rendered
 * @param percent how many of the rendered lines are in the project's file of the same path
 */
record Resemblance(int rendered, int same, int percent) {
  /** Below this a project was hardly made by that recipe. */
  static final int ENOUGH_PERCENT = 50;

  static Resemblance of(Rendering rendering, Project project) {
    int same = 0;
    long lines = 0;
    long found = 0;
    for (Map.Entry<String, byte[]> file : rendering.files().entrySet()) {
      String path = file.getKey();
      byte[] ours = project.isLink(path) ? null : project.read(path);
      same += ours != null && Merge.same(ours, file.getValue()) ? 1 : 0;
      List<String> wanted = Text.of(file.getValue()).lines();
      lines += wanted.size();
      found += ours == null ? 0 : common(wanted, Text.of(ours).lines());
    }
    return new Resemblance(
        rendering.files().size(), same, lines == 0 ? 0 : (int) (100 * found / lines));
  }

  boolean isEnough() {
    return percent >= ENOUGH_PERCENT;
  }

  String words() {
    return "%d of %d files are as rendered, %d %% of the lines are there"
        .formatted(same, rendered, percent);
  }

  private static long common(List<String> wanted, List<String> had) {
    Map<String, Integer> left = new HashMap<>();
    had.forEach(line -> left.merge(line, 1, Integer::sum));
    return wanted.stream().filter(line -> left.merge(line, -1, Integer::sum) >= 0).count();
  }
}
