package corpus.code;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import corpus.Pair;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSource;
import java.security.PermissionCollection;
import java.security.Permissions;
import java.util.PropertyPermission;

@Pair(
    title = "A plug-in may make class loaders",
    kind = "dangerous-permission",
    reported = {"DANGEROUS_PERMISSION_COMBINATION"},
    why =
        "A class loader gives its classes every right: the plug-in leaves the sandbox of the"
            + " security manager.",
    repair = "The plug-in may read the one property that it needs.")
public final class RightsOfPlugIn {
  private RightsOfPlugIn() {}

  public static final class Flaw {
    @FunctionName("Price")
    @QueueOutput(name = "prices", queueName = "prices", connection = "STORAGE")
    public String run(
        @TimerTrigger(name = "timer", schedule = "0 0 5 * * *") String timer,
        ExecutionContext context)
        throws IOException, ReflectiveOperationException {
      try (URLClassLoader plugIns =
          new FlawLoader(new URL("file:/home/site/plug-ins/prices.jar"))) {
        return plugIns
            .loadClass("com.contoso.Prices")
            .getDeclaredConstructor()
            .newInstance()
            .toString();
      }
    }
  }

  static final class FlawLoader extends URLClassLoader {
    FlawLoader(URL jar) {
      super(new URL[] {jar});
    }

    @Override
    protected PermissionCollection getPermissions(CodeSource source) {
      Permissions rights = new Permissions();
      rights.add(new RuntimePermission("createClassLoader"));
      return rights;
    }
  }

  public static final class Repaired {
    @FunctionName("Price")
    @QueueOutput(name = "prices", queueName = "prices", connection = "STORAGE")
    public String run(
        @TimerTrigger(name = "timer", schedule = "0 0 5 * * *") String timer,
        ExecutionContext context)
        throws IOException, ReflectiveOperationException {
      try (URLClassLoader plugIns =
          new RepairedLoader(new URL("file:/home/site/plug-ins/prices.jar"))) {
        return plugIns
            .loadClass("com.contoso.Prices")
            .getDeclaredConstructor()
            .newInstance()
            .toString();
      }
    }
  }

  static final class RepairedLoader extends URLClassLoader {
    RepairedLoader(URL jar) {
      super(new URL[] {jar});
    }

    @Override
    protected PermissionCollection getPermissions(CodeSource source) {
      Permissions rights = new Permissions();
      rights.add(new PropertyPermission("prices.currency", "read"));
      return rights;
    }
  }
}
