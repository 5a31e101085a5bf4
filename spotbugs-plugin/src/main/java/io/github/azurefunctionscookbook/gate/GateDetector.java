package io.github.azurefunctionscookbook.gate;

import edu.umd.cs.findbugs.BugInstance;
import edu.umd.cs.findbugs.BugReporter;
import edu.umd.cs.findbugs.ClassAnnotation;
import edu.umd.cs.findbugs.Detector2;
import edu.umd.cs.findbugs.MethodAnnotation;
import edu.umd.cs.findbugs.Priorities;
import edu.umd.cs.findbugs.SourceLineAnnotation;
import edu.umd.cs.findbugs.ba.XClass;
import edu.umd.cs.findbugs.classfile.CheckedAnalysisException;
import edu.umd.cs.findbugs.classfile.ClassDescriptor;
import edu.umd.cs.findbugs.classfile.DescriptorFactory;
import edu.umd.cs.findbugs.classfile.Global;
import edu.umd.cs.findbugs.classfile.analysis.ClassData;
import java.util.ArrayList;
import java.util.List;

/**
 * SpotBugs' way in. It shows one class after the other; flows go through many, so the classes are
 * kept, and looked at together when the last one has been seen.
 */
public final class GateDetector implements Detector2 {
  private final BugReporter reporter;
  private final List<byte[]> files = new ArrayList<>();

  /** Used by SpotBugs. */
  public GateDetector(BugReporter reporter) {
    this.reporter = reporter;
  }

  @Override
  public void visitClass(ClassDescriptor descriptor) throws CheckedAnalysisException {
    files.add(Global.getAnalysisCache().getClassAnalysis(ClassData.class, descriptor).getData());
  }

  @Override
  public void finishPass() {
    Gate.findings(files, GateDetector::supertypes)
        .forEach(finding -> reporter.reportBug(bug(finding)));
    files.clear();
  }

  /** What a class of the auxiliary class path extends and implements; none when it is missing. */
  private static List<String> supertypes(String type) {
    List<String> names = new ArrayList<>();
    if (type.startsWith("[")) {
      return names;
    }
    try {
      XClass seen =
          Global.getAnalysisCache()
              .getClassAnalysis(XClass.class, DescriptorFactory.createClassDescriptor(type));
      if (seen.getSuperclassDescriptor() != null) {
        names.add(seen.getSuperclassDescriptor().getClassName());
      }
      for (ClassDescriptor parent : seen.getInterfaceDescriptorList()) {
        names.add(parent.getClassName());
      }
    } catch (CheckedAnalysisException e) {
      return List.of();
    }
    return names;
  }

  private BugInstance bug(Finding finding) {
    Place place = finding.place();
    String type = place.type().replace('/', '.');
    Origin.Source source = finding.source();
    // The messages count on this order: class, what, where, and where it comes from.
    BugInstance bug =
        new BugInstance(this, finding.pattern(), Priorities.NORMAL_PRIORITY)
            .add(new ClassAnnotation(type, place.source()))
            .addString(finding.what())
            .addString(place.toString())
            .addString(source == null ? "what stands there" : source.what())
            .addString(source == null ? place.toString() : source.place().toString());
    if (!place.method().isEmpty()) {
      bug.add(new MethodAnnotation(type, place.method(), place.descriptor(), place.isStatic()));
    }
    bug.addSourceLine(line(place));
    if (source != null) {
      bug.addSourceLine(line(source.place()));
    }
    return bug;
  }

  private static SourceLineAnnotation line(Place place) {
    String type = place.type().replace('/', '.');
    return place.line() == 0
        ? SourceLineAnnotation.createUnknown(type, place.source())
        : new SourceLineAnnotation(type, place.source(), place.line(), place.line(), -1, -1);
  }

  @Override
  public String getDetectorClassName() {
    return getClass().getName();
  }
}
