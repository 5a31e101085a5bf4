// Convenience only: the project is complete without it. Nothing but the JDK's API, and no failure leaves it.
def project = new File(new File(request.outputDirectory.toString()), request.artifactId.toString())
try {
    new File(project, 'mvnw').setExecutable(true, false)
} catch (SecurityException ignored) {
    // README.md says how to start the wrapper without the permission.
}
def windows = System.getProperty('os.name', '').toLowerCase(Locale.ROOT).contains('windows')
println ''
println 'Next:'
println '  cd ' + request.artifactId
println '  ' + (windows ? '.\\mvnw.cmd' : './mvnw') + ' verify'
println '  read README.md: run it locally, deploy it, what is secured'
