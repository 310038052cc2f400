package org.openfpx.http.problem;

import io.javalin.http.Context;

/** Tells a person, on a page, what went wrong. */
public interface ProblemPage {
  void show(Context context, Problem problem);
}
