package org.openfpx.apps.demo.records;

import java.time.LocalDate;

/**
 * Somebody who can sign in.
 *
 * @param user the name they sign in with, the same at every party of the demo
 */
public record Person(String user, String given, String family, LocalDate birthDate) {

  public String name() {
    return given + " " + family;
  }
}
