package org.openfpx.conformance.robot;

import java.net.URI;
import java.util.List;

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

  /** Presses a button twice at once: what comes of the second press is what one gets to see. */
  Sight pressTwice(String name, Form form, Form.Button button);

  /** Opens an address several times at once; answers what came of each. */
  List<Sight> openAtOnce(String name, URI address, int times);

  /** Presses a button of a form several times at once, as from several tabs. */
  List<Sight> pressAtOnce(String name, Form form, Form.Button button, int times);

  /**
   * Goes back by one page: to the one before what is shown or, if the last step was halted on its
   * way, to the one where it began.
   */
  Sight back(String name);

  @Override
  void close();
}
