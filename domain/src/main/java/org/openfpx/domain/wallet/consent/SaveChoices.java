package org.openfpx.domain.wallet.consent;

import org.openfpx.domain.wallet.login.Session;
import org.openfpx.domain.wallet.permission.ConsentId;

/** Remembers what a person has chosen so far, while they sign in at a source in between. */
public final class SaveChoices {
  private final ConsentRequests requests;

  public SaveChoices(ConsentRequests requests) {
    this.requests = requests;
  }

  /**
   * Remembers the choices of the browser that opened the request.
   *
   * @return whether there is such a request
   */
  public boolean save(ConsentId id, Session session, Choices choices) {
    var mine =
        requests.find(id).filter(request -> request.session().equals(session.id())).isPresent();
    if (mine) {
      requests.draft(id, choices);
    }
    return mine;
  }
}
