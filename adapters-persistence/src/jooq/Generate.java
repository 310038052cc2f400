import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Property;
import org.jooq.meta.jaxb.Target;

/**
 * Writes jOOQ's classes from the Flyway scripts of each system, with no database. Run by the build
 * as a single-file program; does nothing while the scripts are those of the last run.
 */
class GenerateTables {
  private static final List<String> SYSTEMS = List.of("as", "wallet", "rsa", "provider");
  private static final Path SCRIPTS = Path.of("src/main/resources/db");

  public static void main(String[] args) throws Exception {
    var target = Path.of(args[0]);
    for (var system : SYSTEMS) {
      var scripts = scripts(system);
      var sources = target.resolve("generated-sources/jooq");
      var stamp = target.resolve("jooq/" + system + ".stamp");
      var digest = digest(scripts);
      var generated = sources.resolve("org/openfpx/persistence/generated/" + system);
      if (Files.isDirectory(generated)
          && Files.exists(stamp)
          && Files.readString(stamp).equals(digest)) {
        continue;
      }
      GenerationTool.generate(configuration(system, gathered(scripts, target, system), sources));
      Files.writeString(stamp, digest);
    }
  }

  /** Scripts in the order of their versions have to lie in one folder. */
  private static Path gathered(List<Path> scripts, Path target, String system) throws IOException {
    var folder = Files.createDirectories(target.resolve("jooq/" + system));
    try (var old = Files.list(folder)) {
      for (var file : old.toList()) {
        Files.delete(file);
      }
    }
    for (var script : scripts) {
      Files.copy(script, folder.resolve(script.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
    return folder;
  }

  private static List<Path> scripts(String system) throws IOException {
    var scripts = new ArrayList<Path>();
    for (var owner : List.of("oauth", "registry", system)) {
      var folder = SCRIPTS.resolve(owner + "/common");
      if (!Files.isDirectory(folder)) {
        continue;
      }
      try (var files = Files.list(folder)) {
        files.filter(file -> file.toString().endsWith(".sql")).sorted().forEach(scripts::add);
      }
    }
    return scripts;
  }

  private static String digest(List<Path> scripts) throws Exception {
    var sha = MessageDigest.getInstance("SHA-256");
    sha.update(Files.readAllBytes(Path.of("src/jooq/Generate.java")));
    for (var script : scripts) {
      sha.update(script.toString().getBytes(StandardCharsets.UTF_8));
      sha.update(Files.readAllBytes(script));
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  private static Configuration configuration(String system, Path scripts, Path sources) {
    var database =
        new Database()
            .withName("org.jooq.meta.extensions.ddl.DDLDatabase")
            .withProperties(
                new Property().withKey("scripts").withValue(scripts + "/*.sql"),
                new Property().withKey("sort").withValue("flyway"),
                new Property().withKey("unqualifiedSchema").withValue("none"),
                new Property().withKey("defaultNameCase").withValue("lower"),
                new Property().withKey("parseDialect").withValue("MYSQL"))
            .withForcedTypes(
                new ForcedType()
                    .withName("BOOLEAN")
                    .withIncludeTypes("(?i:TINYINT)(\\(1\\))?")
                    .withIgnoreUnused(true));
    return new Configuration()
        .withLogging(Logging.WARN)
        .withGenerator(
            new Generator()
                .withDatabase(database)
                .withGenerate(new Generate().withJavadoc(false).withComments(false))
                .withTarget(
                    new Target()
                        .withPackageName("org.openfpx.persistence.generated." + system)
                        .withDirectory(sources.toString())
                        .withClean(true)));
  }
}
