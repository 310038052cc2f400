package org.openfpx.http.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.openfpx.domain.registry.ApplyDrafts;
import org.openfpx.domain.registry.EntityKey;
import org.openfpx.domain.registry.Finding;
import org.openfpx.domain.registry.Registry;
import org.openfpx.domain.registry.RegistryModel;
import org.openfpx.domain.text.Language;

/**
 * Makes a registry say what registry files say. A file has a list of entities for each type; a
 * relation is written as the name of the other entity, or as the other entity itself. All files are
 * one whole: they are applied together or not at all, and applying them again changes nothing.
 */
public final class RegistryFiles {
  private final RegistryModel model;
  private final ApplyDrafts applyDrafts;
  private final Language language;
  private final Map<String, String> environment;

  /**
   * @param language of texts that are written without one
   * @param environment for secrets and placeholders such as <code>${NAME}</code> or <code>
   *     ${NAME:otherwise}</code>
   */
  public RegistryFiles(
      RegistryModel model,
      ApplyDrafts applyDrafts,
      Language language,
      Map<String, String> environment) {
    this.model = model;
    this.applyDrafts = applyDrafts;
    this.language = language;
    this.environment = Map.copyOf(environment);
  }

  /** What came of it. */
  public sealed interface Outcome {
    /**
     * The registry says what the files say.
     *
     * @param kept how many entities were made or changed
     * @param removed how many were removed
     */
    record Applied(Registry registry, int kept, int removed) implements Outcome {}

    /** Nothing was changed; everything that is wrong. */
    record Refused(List<FileProblem> problems) implements Outcome {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  public Outcome apply(List<Path> files) {
    var problems = new ArrayList<FileProblem>();
    var reader = new RegistryReader(model, new ValueReader(language, environment, problems));
    for (var file : files) {
      YamlReader.read(file, problems).ifPresent(root -> reader.collect(file, root));
    }
    var drafts = reader.drafts();
    if (!problems.isEmpty()) {
      return refused(problems);
    }
    return switch (applyDrafts.apply(drafts)) {
      case ApplyDrafts.Outcome.Applied(var registry, var kept, var removed) ->
          new Outcome.Applied(registry, kept, removed);
      case ApplyDrafts.Outcome.Refused(var findings) ->
          refused(findings.stream().map(finding -> problem(finding, reader)).toList());
    };
  }

  /**
   * The same, for a system that starts.
   *
   * @throws ConfigRefused that says everything that is wrong, a line each
   */
  public Outcome.Applied applyOrRefuse(List<Path> files) {
    return switch (apply(files)) {
      case Outcome.Applied applied -> applied;
      case Outcome.Refused(var problems) -> throw new ConfigRefused(problems);
    };
  }

  private static Outcome.Refused refused(List<FileProblem> problems) {
    return new Outcome.Refused(
        problems.stream()
            .sorted(
                Comparator.comparing((FileProblem problem) -> problem.file().toString())
                    .thenComparingInt(FileProblem::line))
            .toList());
  }

  private static FileProblem problem(Finding finding, RegistryReader reader) {
    var place = reader.placeOf(finding.entity(), finding.field());
    return new FileProblem(
        place.file(),
        place.line(),
        what(finding.entity(), finding.field(), finding.rule()),
        finding.right());
  }

  static String what(EntityKey entity, String field, String rule) {
    return entity + (field.isEmpty() ? "" : ", " + field) + ": " + rule;
  }
}
