package org.openfpx.conformance.processes;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openfpx.apps.demo.Demo;
import org.openfpx.conformance.flow.FlowMain;
import org.openfpx.conformance.scenario.DemoNetwork;
import org.openfpx.conformance.scenario.Folders;

/**
 * What the processes of the tests have ready from one run before them all: an AOT cache, as {@code
 * openfpx} makes one. It is made when the first of them is about to start, costs about as much as
 * three starts, and saves each that comes after more than half. Whatever fails in making it costs
 * nothing but slower starts.
 */
final class FasterStarts {
  private static final int FIRST_PORT = 32_400;
  private static final int PATIENCE_SECONDS = 240;

  private FasterStarts() {}

  /** Made once, whoever comes first. */
  private static final class Once {
    private static final List<String> OPTIONS = make();
  }

  /** The options of the JVM with which a process has our class path. */
  static List<String> options() {
    return Once.OPTIONS;
  }

  private static List<String> make() {
    var folder = Folders.fresh();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.remove(folder)));
    try {
      var classPath = archived(folder);
      var cache = folder.resolve("aot");
      var path = List.of("-cp", classPath);
      return train(folder, cache, classPath)
          ? plus(List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off"), path)
          : path;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** One exchange in the demo, which then ends of itself and leaves the cache behind. */
  private static boolean train(Path folder, Path cache, String classPath)
      throws IOException, InterruptedException {
    var ports = List.of("--port-base", String.valueOf(DemoNetwork.freeBase(FIRST_PORT)));
    var options = List.of("-XX:AOTCacheOutput=" + cache, "-Dopenfpx.home=" + JavaProcess.HOME);
    var folderAndPorts = plus(List.of("--dir", folder.resolve("demo").toString()), ports);
    var demo = java(classPath, options, Demo.class, folderAndPorts);
    CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .execute(demo.toHandle()::destroyForcibly);
    try (var output = demo.inputReader()) {
      var line = output.readLine();
      while (line != null && !line.startsWith("ready:")) {
        line = output.readLine();
      }
      var flow = java(classPath, List.of(), FlowMain.class, ports);
      flow.inputReader().transferTo(Writer.nullWriter());
      demo.toHandle().destroy();
      output.transferTo(Writer.nullWriter());
      demo.waitFor();
      return Files.isRegularFile(cache);
    } finally {
      demo.destroyForcibly();
    }
  }

  private static Process java(
      String classPath, List<String> options, Class<?> main, List<String> arguments)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JavaProcess.JVM);
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static List<String> plus(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /** The class path with an archive in place of each folder, of which no cache can be made. */
  private static String archived(Path folder) throws IOException {
    var entries = new ArrayList<String>();
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      var from = Path.of(entry);
      if (Files.isDirectory(from)) {
        var archive = folder.resolve(entries.size() + ".jar");
        archive(from, archive);
        entries.add(archive.toString());
      } else {
        entries.add(entry);
      }
    }
    return entries.stream().collect(Collectors.joining(File.pathSeparator));
  }

  private static void archive(Path from, Path to) throws IOException {
    try (OutputStream file = Files.newOutputStream(to);
        var jar = new JarOutputStream(file);
        Stream<Path> all = Files.walk(from)) {
      for (var one : all.filter(each -> !each.equals(from)).toList()) {
        var name = from.relativize(one).toString().replace(File.separatorChar, '/');
        jar.putNextEntry(new JarEntry(Files.isDirectory(one) ? name + "/" : name));
        if (Files.isRegularFile(one)) {
          Files.copy(one, jar);
        }
        jar.closeEntry();
      }
    }
  }
}
