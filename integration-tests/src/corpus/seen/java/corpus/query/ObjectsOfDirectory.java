package corpus.query;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import corpus.Pair;
import javax.naming.NamingException;
import javax.naming.directory.DirContext;
import javax.naming.directory.SearchControls;

@Pair(
    title = "A search makes objects of what the directory holds",
    kind = "ldap-entry-poisoning",
    reported = {"LDAP_ENTRY_POISONING"},
    why = "Whoever may write an entry chooses a class that this app loads.",
    repair = "Only attributes are asked for.")
public final class ObjectsOfDirectory {
  private ObjectsOfDirectory() {}

  public static final class Flaw {
    private final DirContext directory;

    public Flaw(DirContext directory) {
      this.directory = directory;
    }

    @FunctionName("Inventory")
    @QueueOutput(name = "count", queueName = "inventory", connection = "STORAGE")
    public String run(
        @TimerTrigger(name = "timer", schedule = "0 0 4 * * *") String timer,
        ExecutionContext context)
        throws NamingException {
      SearchControls controls =
          new SearchControls(
              SearchControls.SUBTREE_SCOPE,
              5000,
              20_000,
              new String[] {"serialNumber"},
              true,
              false);
      int count = 0;
      var devices = directory.search("ou=devices", "(objectClass=device)", controls);
      while (devices.hasMore()) {
        count += devices.next().getAttributes().size();
      }
      return Integer.toString(count);
    }
  }

  public static final class Repaired {
    private final DirContext directory;

    public Repaired(DirContext directory) {
      this.directory = directory;
    }

    @FunctionName("Inventory")
    @QueueOutput(name = "count", queueName = "inventory", connection = "STORAGE")
    public String run(
        @TimerTrigger(name = "timer", schedule = "0 0 4 * * *") String timer,
        ExecutionContext context)
        throws NamingException {
      SearchControls controls =
          new SearchControls(
              SearchControls.SUBTREE_SCOPE,
              5000,
              20_000,
              new String[] {"serialNumber"},
              false,
              false);
      int count = 0;
      var devices = directory.search("ou=devices", "(objectClass=device)", controls);
      while (devices.hasMore()) {
        count += devices.next().getAttributes().size();
      }
      return Integer.toString(count);
    }
  }
}
