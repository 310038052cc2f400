package org.openfpx.conformance.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.openfpx.conformance.tidy.Sources;

/** The list of all pages: the templates in the sources of all modules. */
final class Templates {
  private static final Pattern EXTENDS = Pattern.compile("\\{% extends \"([^\"]+)\" %}");

  private Templates() {}

  /**
   * By the names that pages carry as {@code data-page}. A page is made from another template, and
   * nothing from it.
   */
  static Set<String> ofPages() {
    var pages = new TreeSet<String>();
    var frames = new TreeSet<String>();
    for (var file : Sources.endingWith(".peb")) {
      var extended = EXTENDS.matcher(read(file));
      if (file.toString().contains("/src/main/") && extended.find()) {
        pages.add(name(file));
        frames.add(extended.group(1));
      }
    }
    pages.removeAll(frames);
    return pages;
  }

  private static String name(Path file) {
    var name = file.getFileName().toString();
    return file.getName(file.getNameCount() - 2) + "/" + name.substring(0, name.lastIndexOf('.'));
  }

  private static String read(Path file) {
    try {
      return Files.readString(Sources.root().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
