package io.github.azurefunctionscookbook.assembler;

import java.io.File;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The real engines of the archetype plugins, each in a class loader of its own, set up as there.
 */
enum Velocity {
  /** Renders in archetype plugins up to 3.1.2. */
  V1("velocity-1\\.7.*|commons-(collections|lang)-.*"),
  /** Renders in archetype plugins from 3.2.0 on. */
  V2("velocity-engine-core-.*|commons-lang3-.*|slf4j-api-.*");

  private final ClassLoader classes;
  private final Object engine;

  Velocity(String jars) {
    URL[] urls =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(File::new)
            .filter(file -> file.getName().matches("(" + jars + ")\\.jar"))
            .map(Velocity::url)
            .toArray(URL[]::new);
    classes = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    Properties settings = new Properties();
    settings.put("resource.loader", "classpath");
    settings.put(
        "classpath.resource.loader.class",
        "org.apache.velocity.runtime.resource.loader.ClasspathResourceLoader");
    if (name().equals("V1")) {
      settings.put("runtime.log.logsystem.class", "org.apache.velocity.runtime.log.NullLogChute");
    } else {
      settings.put("introspector.conversion_handler.class", "none");
      settings.put("parser.space_gobbling", "bc");
      settings.put("directive.if.empty_check", "false");
      settings.put("parser.allow_hyphen_in_identifiers", "true");
      settings.put("velocimacro.enable_bc_mode", "true");
    }
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(classes);
    try {
      engine = type("org.apache.velocity.app.VelocityEngine").getConstructor().newInstance();
      engine.getClass().getMethod("init", Properties.class).invoke(engine, settings);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Renders a template; a failure inside Velocity comes out as it is. */
  String render(String template, Map<String, String> values) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(classes);
    try {
      Object context = type("org.apache.velocity.VelocityContext").getConstructor().newInstance();
      for (Map.Entry<String, String> value : values.entrySet()) {
        context
            .getClass()
            .getMethod("put", String.class, Object.class)
            .invoke(context, value.getKey(), value.getValue());
      }
      StringWriter rendered = new StringWriter();
      engine
          .getClass()
          .getMethod(
              "evaluate",
              type("org.apache.velocity.context.Context"),
              Writer.class,
              String.class,
              String.class)
          .invoke(engine, context, rendered, "template", template);
      return rendered.toString();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private Class<?> type(String name) throws ClassNotFoundException {
    return classes.loadClass(name);
  }

  private static URL url(File file) {
    try {
      return file.toURI().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }
}
