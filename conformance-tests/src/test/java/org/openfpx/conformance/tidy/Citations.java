package org.openfpx.conformance.tidy;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where comments name sections of the protocol, and which sections its page has. */
final class Citations {
  private static final Pattern CITED =
      Pattern.compile(
          "\\bprotocol,((?:[ ,;]|and\\b|to\\b|sections?\\b|[0-9]+(?:\\.[0-9]+)*)+)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SECTION = Pattern.compile("[0-9]+(?:\\.[0-9]+)*");
  private static final Pattern HEADING =
      Pattern.compile("#{2,} (" + SECTION.pattern() + ")\\.? .*");

  private Citations() {}

  /** One section that a file names. */
  record Citation(Path file, String section) {}

  static List<Citation> in(List<Path> files) {
    return files.stream()
        .flatMap(file ->
            CITED
                .matcher(flowing(file))
                .results()
                .flatMap(cited -> SECTION.matcher(cited.group(1)).results())
                .map(section -> new Citation(file, section.group())))
        .toList();
  }

  /** The numbers of all headings of that page. */
  static Set<String> sections(Path page) {
    return Sources.lines(page).stream()
        .map(HEADING::matcher)
        .filter(heading -> heading.matches())
        .map(heading -> heading.group(1))
        .collect(Collectors.toSet());
  }

  /** The text without its line breaks and what comments begin their lines with. */
  private static String flowing(Path file) {
    return Sources.lines(file).stream()
        .map(line -> line.strip().replaceFirst("^(/?\\*+|//|--|#) ?", ""))
        .collect(joining(" "));
  }
}
