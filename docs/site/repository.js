// The catalogue and the Maven repository that the site serves, so that Maven and IDEs can take recipes from it.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { escape } from './xml.js';

const NAMESPACE = 'http://maven.apache.org/plugins/maven-archetype-plugin/archetype-catalog/1.1.0';

/** The folder of the repository. */
export const REPOSITORY = 'maven2';

/**
 * All files by path: the catalogue, where Maven and where IDEs look for it, and the artifacts with their checksums.
 *
 * @param address where the site will be found, if that is known; catalogue entries then say where their archetype is
 */
export async function repositoryFiles(root, catalogue, recipes, address) {
  const files = new Map();
  const xml = catalogueXml(recipes, address);
  files.set('archetype-catalog.xml', xml);
  files.set(`${REPOSITORY}/archetype-catalog.xml`, xml);
  const artifacts = [
    // Archetype plugins before 3.3 read the recipe's pom.xml, and so its parents.
    { artifactId: catalogue.artifactId, pom: join(root, 'pom.xml') },
    { artifactId: 'archetypes', pom: join(root, 'archetypes/pom.xml') },
    ...recipes,
  ];
  for (const { artifactId, pom, jar } of artifacts) {
    const { groupId, version } = catalogue;
    const home = `${REPOSITORY}/${groupId.replaceAll('.', '/')}/${artifactId}`;
    checked(files, `${home}/maven-metadata.xml`, metadataXml(groupId, artifactId, version));
    checked(files, `${home}/${version}/${artifactId}-${version}.pom`, await readFile(pom));
    if (jar) checked(files, `${home}/${version}/${artifactId}-${version}.jar`, await readFile(jar));
  }
  return files;
}

function checked(files, path, content) {
  files.set(path, content);
  files.set(`${path}.sha1`, createHash('sha1').update(content).digest('hex'));
}

function catalogueXml(recipes, address) {
  const repository = address ? [['repository', new URL(`${REPOSITORY}/`, address).href]] : [];
  const archetypes = recipes.map(({ groupId, artifactId, version, description }) => {
    const elements = [
      ['groupId', groupId],
      ['artifactId', artifactId],
      ['version', version],
      ...repository,
      ['description', description],
    ];
    const lines = elements.map(([name, text]) => `      <${name}>${escape(text)}</${name}>\n`);
    return `    <archetype>\n${lines.join('')}    </archetype>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<archetype-catalog xmlns="${NAMESPACE}">
  <archetypes>
${archetypes.join('')}  </archetypes>
</archetype-catalog>
`;
}

function metadataXml(groupId, artifactId, version) {
  const release = version.endsWith('-SNAPSHOT') ? '' : `    <release>${version}</release>\n`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<metadata>
  <groupId>${groupId}</groupId>
  <artifactId>${artifactId}</artifactId>
  <versioning>
    <latest>${version}</latest>
${release}    <versions>
      <version>${version}</version>
    </versions>
  </versioning>
</metadata>
`;
}
