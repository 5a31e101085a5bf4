package corpus.blind;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import corpus.Pair;
import javax.naming.NamingException;
import javax.naming.directory.DirContext;

@Pair(
    title = "The name of a group is joined into a distinguished name",
    kind = "ldap-injection",
    why =
        "A comma in the name moves the lookup to another branch of the directory, such as the"
            + " administrators'.",
    repair = "The value is escaped by the JDK's Rdn before it becomes part of the name.")
final class GroupOwner {
  private GroupOwner() {}

  static final class Flaw {
    private final DirContext directory;

    Flaw(DirContext directory) {
      this.directory = directory;
    }

    @FunctionName("GroupOwner")
    public boolean run(@DurableActivityTrigger(name = "group") String group)
        throws NamingException {
      if (group.isBlank() || group.length() > 64) {
        throw new IllegalArgumentException("Not a group");
      }
      return FlawGroups.owned(directory, group);
    }
  }

  static final class FlawGroups {
    private static final String[] OWNER = {"owner"};

    private FlawGroups() {}

    static boolean owned(DirContext directory, String group) throws NamingException {
      String name = "cn=" + group + ",ou=groups,dc=contoso,dc=example";
      return directory.getAttributes(new javax.naming.ldap.LdapName(name), OWNER).get("owner")
          != null;
    }
  }

  static final class Repaired {
    private final DirContext directory;

    Repaired(DirContext directory) {
      this.directory = directory;
    }

    @FunctionName("GroupOwnerRepaired")
    public boolean run(@DurableActivityTrigger(name = "group") String group)
        throws NamingException {
      if (group.isBlank() || group.length() > 64) {
        throw new IllegalArgumentException("Not a group");
      }
      return RepairedGroups.owned(directory, group);
    }
  }

  static final class RepairedGroups {
    private static final String[] OWNER = {"owner"};

    private RepairedGroups() {}

    static boolean owned(DirContext directory, String group) throws NamingException {
      String name =
          "cn=" + javax.naming.ldap.Rdn.escapeValue(group) + ",ou=groups,dc=contoso,dc=example";
      return directory.getAttributes(new javax.naming.ldap.LdapName(name), OWNER).get("owner")
          != null;
    }
  }
}
