package org.openfpx.conformance.tidy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The checks of {@link TidyTest}, each from files to the sentences that say what is wrong. */
final class Checks {
  static final int FILE_LINES = 400;
  static final int TEST_FILE_LINES = 600;
  static final int METHOD_LINES = 40;

  private static final Set<String> BANNED_PACKAGES =
      Set.of("util", "utils", "common", "impl", "service", "services", "dto", "helper", "misc");
  private static final Pattern BANNED_ENDINGS =
      Pattern.compile(".*(Impl|Utils?|Helper|Manager|Dto|DTO)\\.java");
  private static final Pattern LOOSE_ENDS =
      Pattern.compile("\\b(FIXME|XXX|HACK)\\b|\\bTODO(?!\\(#[0-9]+\\))\\b");
  private static final Pattern WORKSHOP =
      Pattern.compile("\\bissues? [0-9]|/work/", Pattern.CASE_INSENSITIVE);
  private static final Pattern STATUS =
      Pattern.compile("Status: (accepted|proposed|rejected|superseded by [0-9]{4})");

  private Checks() {}

  static List<String> longFiles(List<Path> files) {
    return files.stream()
        .filter(file -> Sources.lines(file).size() > limit(file))
        .map(file -> file + " has " + Sources.lines(file).size() + " lines")
        .toList();
  }

  private static int limit(Path file) {
    return file.toString().contains("src/test/") ? TEST_FILE_LINES : FILE_LINES;
  }

  static List<String> longMethods(List<Path> files, Set<String> excepted) {
    return Methods.in(files).stream()
        .filter(method -> method.lines() > METHOD_LINES && !excepted.contains(method.id()))
        .map(method -> method.id() + " has " + method.lines() + " lines")
        .toList();
  }

  /** Every package of the product says what it owns, and is null-marked. */
  static List<String> undescribedPackages(List<Path> files) {
    var wrong = new ArrayList<String>();
    var folders = new TreeSet<Path>();
    files.forEach(file -> folders.add(file.getParent()));
    for (var folder : folders) {
      var info = folder.resolve("package-info.java");
      if (!Files.exists(Sources.root().resolve(info))) {
        wrong.add(folder + " has no package-info.java");
        continue;
      }
      var text = String.join("\n", Sources.lines(info));
      if (!text.startsWith("/**") || !text.contains("@NullMarked")) {
        wrong.add(info + " lacks its paragraph or @NullMarked");
      }
    }
    return wrong;
  }

  static List<String> bannedNames(List<Path> files) {
    var wrong = new ArrayList<String>();
    for (var file : files) {
      if (BANNED_ENDINGS.matcher(file.toString()).matches()) {
        wrong.add(file + " is named for a pattern, not for what it does");
      }
      for (var part : file.getParent()) {
        if (BANNED_PACKAGES.contains(part.toString())) {
          wrong.add(file + " lies in a package for anything: " + part);
        }
      }
    }
    return wrong;
  }

  static List<String> looseEnds(List<Path> files) {
    return linesThat(
        files, line -> LOOSE_ENDS.matcher(line).find() || line.strip().startsWith("///"));
  }

  /** What is said here is said of what is here, not of where or on whose wish it was made. */
  static List<String> talkOfTheWorkshop(List<Path> files) {
    return linesThat(files, line -> WORKSHOP.matcher(line).find());
  }

  private static List<String> linesThat(List<Path> files, Predicate<String> are) {
    var wrong = new ArrayList<String>();
    for (var file : files) {
      var lines = Sources.lines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (are.test(lines.get(i))) {
          wrong.add(file + ":" + (i + 1) + " " + lines.get(i).strip());
        }
      }
    }
    return wrong;
  }

  /** A section of the protocol that a comment names is one that its page has. */
  static List<String> deadCitations(List<Path> files, Path page) {
    var sections = Citations.sections(page);
    return Citations.in(files).stream()
        .filter(citation -> !sections.contains(citation.section()))
        .map(citation -> citation.file() + " cites section " + citation.section())
        .toList();
  }

  /** Decisions are numbered without a gap and say what became of them. */
  static List<String> decisions(List<Path> files) {
    var wrong = new ArrayList<String>();
    for (int i = 0; i < files.size(); i++) {
      var file = files.get(i);
      if (!file.getFileName().toString().matches("%04d-[a-z0-9-]+\\.md".formatted(i + 1))) {
        wrong.add(file + " should have number " + (i + 1));
      }
      if (Sources.lines(file).stream().noneMatch(line -> STATUS.matcher(line).matches())) {
        wrong.add(file + " has no status");
      }
    }
    return wrong;
  }
}
