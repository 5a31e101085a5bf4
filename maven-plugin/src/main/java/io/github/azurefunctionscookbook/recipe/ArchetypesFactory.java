package io.github.azurefunctionscookbook.recipe;

import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Provider;
import org.apache.maven.archetype.generator.ArchetypeGenerator;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.RepositorySystem;

/** Hands the parts of the running Maven to {@link Archetypes}. */
@Named
final class ArchetypesFactory {
  private static final String LOG_LEVEL = "org.slf4j.simpleLogger.log.org.apache.maven.archetype";

  private final RepositorySystem system;
  private final Provider<ArchetypeGenerator> generator;

  @Inject
  ArchetypesFactory(RepositorySystem system, Provider<ArchetypeGenerator> generator) {
    this.system = system;
    this.generator = generator;
  }

  /** The recipes that a build can get, from where it gets its plugins. */
  Archetypes in(MavenSession session) {
    // Else each rendering lists all answers; read once, when the generator is loaded.
    System.setProperty(LOG_LEVEL, System.getProperty(LOG_LEVEL, "warn"));
    return new Archetypes(
        system,
        session.getRepositorySession(),
        session.getCurrentProject().getRemotePluginRepositories(),
        generator.get());
  }
}
