package org.openfpx.idp.oauth;

import java.net.URI;
import java.util.Map;
import org.openfpx.domain.as.logout.LogoutReceivers;
import org.openfpx.idp.outgoing.Outgoing;
import org.openfpx.idp.outgoing.OutgoingRequest;
import org.openfpx.idp.outgoing.Reply;

/** Clients that take logout tokens, by HTTP (OpenID Connect Back-Channel Logout section 2.5). */
public final class BackChannelLogout implements LogoutReceivers {
  private final Outgoing outgoing;

  public BackChannelLogout(Outgoing outgoing) {
    this.outgoing = outgoing;
  }

  @Override
  public Reception tell(URI address, String logoutToken) {
    var request = OutgoingRequest.form(address, Map.of("logout_token", logoutToken));
    return switch (outgoing.send(request)) {
      case Reply.Answered answer when answer.isOk() -> Reception.TAKEN;
      case Reply.Answered answer when !answer.isTrouble() -> Reception.REFUSED;
      case Reply.Answered _, Reply.Failed _ -> Reception.UNREACHABLE;
    };
  }
}
