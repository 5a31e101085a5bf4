// The Maven command that generates the project, for the shells that people have, and settings for taking it from the site.

/** The commands by shell; every value has passed its pattern, so none needs escaping inside quotes. */
export function commands(plugin, recipe, answers) {
  const properties = [
    ['archetypeCatalog', 'internal'],
    ['archetypeGroupId', recipe.groupId],
    ['archetypeArtifactId', recipe.artifactId],
    ['archetypeVersion', recipe.version],
    ['groupId', answers.groupId],
    ['artifactId', answers.artifactId],
    ['version', answers.version],
    ['package', answers.package],
    ['javaVersion', answers.javaVersion],
  ].map(([name, value]) => `"-D${name}=${value}"`);
  const lines = ['mvn -B -ntp', `org.apache.maven.plugins:maven-archetype-plugin:${plugin}:generate`, ...properties];
  return {
    shell: lines.join(' \\\n  '),
    powershell: lines.join(' `\n  '),
    cmd: lines.join(' ^\n  '),
  };
}

/** Settings in which the site is the repository that the archetype plugin asks. */
export function settings(address) {
  return `<settings>
  <profiles>
    <profile>
      <id>cookbook</id>
      <repositories>
        <repository>
          <!-- The archetype plugin looks for its catalogue in the repository of this name. -->
          <id>archetype</id>
          <url>${address}</url>
          <releases><checksumPolicy>fail</checksumPolicy></releases>
          <snapshots><enabled>true</enabled><checksumPolicy>fail</checksumPolicy></snapshots>
        </repository>
      </repositories>
    </profile>
  </profiles>
</settings>
`;
}
