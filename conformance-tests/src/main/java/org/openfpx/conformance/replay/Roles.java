package org.openfpx.conformance.replay;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.openfpx.conformance.driver.Client;
import org.openfpx.conformance.driver.ClientRole;
import org.openfpx.conformance.driver.Driver;
import org.openfpx.conformance.driver.Flaw;
import org.openfpx.conformance.driver.NotOffered;
import org.openfpx.conformance.driver.RequestingParty;
import org.openfpx.conformance.driver.ResourceRole;
import org.openfpx.conformance.driver.ServerRole;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.exchange.UnexpectedAnswer;
import org.openfpx.conformance.recording.BadRecording;
import org.openfpx.conformance.recording.Placeholder;
import org.openfpx.conformance.recording.Witness;

/** What the target's driver has for the roles that a recording names, such as {@code pat:first}. */
final class Roles {
  private static final String WITHOUT_PROTECTION = "without-protection";
  private static final int CLAIM_PARTS = 4;

  private final Driver driver;

  Roles(Driver driver) {
    this.driver = driver;
  }

  /** Whether a placeholder names a role. */
  static boolean isOne(String name) {
    return name.contains(":")
        && !name.startsWith(Placeholder.ALTERED)
        && !name.startsWith(Placeholder.CHALLENGE);
  }

  /**
   * @throws NotSendable if the target has nothing for it
   * @throws BadRecording if it is none
   */
  String value(String name) {
    return had(name, () -> asked(name.split(":", -1)));
  }

  /**
   * The request with what shows which resource server asks, in the way of the target.
   *
   * @param name of a placeholder that begins with {@link Witness#INTROSPECTING}
   * @throws NotSendable if the target has nothing for it
   * @throws BadRecording if it is none
   */
  Request introspecting(String name, Request request) {
    var role = name.substring(Witness.INTROSPECTING.length());
    return had(name, () -> driver.introspecting(role(ServerRole.class, role), request));
  }

  private static <T> T had(String name, Supplier<T> asked) {
    try {
      return asked.get();
    } catch (NotOffered lacking) {
      throw new NotSendable(String.valueOf(lacking.getMessage()));
    } catch (UnexpectedAnswer failed) {
      throw new NotSendable(Placeholder.of(name) + " was not to be had: " + failed.getMessage());
    } catch (IllegalArgumentException unknown) {
      throw new BadRecording(Placeholder.of(name) + " names no role that there is");
    }
  }

  private String asked(String[] parts) {
    return switch (parts[0]) {
      case "pat" -> pat(parts[1]);
      case "resource" ->
          driver
              .standing(role(ResourceRole.class, parts[1]))
              .orElseThrow(
                  () -> new NotSendable("no resource stands at the target for " + parts[1]));
      case "client_id" -> client(parts[1]).id();
      case "client_secret" ->
          client(parts[1])
              .secret()
              .orElseThrow(() -> new NotSendable("the target's client " + parts[1] + " is public"));
      case "initial" ->
          driver
              .initialAccessToken()
              .orElseThrow(() -> new NotSendable("the target has no initial access token"));
      case "claim" -> claimToken(parts);
      case "redirect" -> redirect(parts, client(parts[1]).claimsRedirects());
      case "code-redirect" -> redirect(parts, client(parts[1]).redirects());
      default -> throw new IllegalArgumentException(parts[0]);
    };
  }

  private String pat(String role) {
    if (role.startsWith(Witness.OF)) {
      return driver.patOf(role.substring(Witness.OF.length()));
    }
    return role.equals(WITHOUT_PROTECTION)
        ? driver.tokenWithoutProtection()
        : driver.pat(role(ServerRole.class, role));
  }

  private String claimToken(String[] parts) {
    if (parts.length != CLAIM_PARTS) {
      throw new IllegalArgumentException(String.join(":", parts));
    }
    return driver.claimToken(
        role(ClientRole.class, parts[1]),
        role(RequestingParty.class, parts[2]),
        role(Flaw.class, parts[3]));
  }

  private Client client(String role) {
    return switch (role) {
      case Witness.AS_FIRST -> driver.asFirst().client();
      case Witness.AS_FIRST_PUBLIC -> driver.asFirst().publicClient();
      default -> driver.client(role(ClientRole.class, role));
    };
  }

  private static String redirect(String[] parts, List<URI> addresses) {
    int number = parts.length > 2 ? Integer.parseInt(parts[2]) : 1;
    if (number < 1 || number > addresses.size()) {
      throw new NotSendable("the target's client " + parts[1] + " has fewer redirect addresses");
    }
    return addresses.get(number - 1).toString();
  }

  static <T extends Enum<T>> T role(Class<T> roles, String word) {
    return Enum.valueOf(roles, word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
