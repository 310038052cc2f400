package org.openfpx.conformance.robot;

import java.net.URI;

/**
 * A browser of one person. Every step ends with a page, or with an address at which the browser was
 * told to stop: it is not asked for, unless the step itself is to open it or to send a form there.
 */
public interface Browser extends AutoCloseable {
  /**
   * Opens an address, as by typing it.
   *
   * @param name what it is for, in the words of the flow
   */
  Sight open(String name, URI address);

  /** Presses a button of a form, filled in as it is. */
  Sight press(String name, Form form, Form.Button button);

  /** Presses Enter in a form: its first button counts as pressed. */
  Sight enter(String name, Form form);

  @Override
  void close();
}
