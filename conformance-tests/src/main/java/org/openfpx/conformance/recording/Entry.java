package org.openfpx.conformance.recording;

import java.time.Duration;
import java.util.List;

/**
 * One request and its answer.
 *
 * @param proof what it was sent for
 * @param moment when
 * @param how who sent it, and what was done before
 */
public record Entry(Proof proof, Moment moment, How how, Sent sent, Got got) {

  /**
   * What an entry belongs to.
   *
   * @param name what it was for, in the words of the check
   * @param check the id of the check
   * @param clauses the ids of the clauses that the check proves
   * @param outcome what came of the check
   */
  public record Proof(String name, String check, List<String> clauses, String outcome) {
    public Proof {
      clauses = List.copyOf(clauses);
    }

    /** Whether the check is this one, or proves this clause. */
    public boolean isOf(String wanted) {
      return check.equals(wanted) || clauses.contains(wanted);
    }
  }

  /**
   * When it was sent.
   *
   * @param began counted from the first one
   * @param together whether another request of the same check was under way meanwhile
   */
  public record Moment(Duration began, Duration time, boolean together) {}

  /**
   * What a request alone does not say.
   *
   * @param person how a person at a browser answered, where it was one who was sent there and this
   *     answer is where they came back to; empty for all other requests
   * @param before what the driver did before it
   */
  public record How(String person, List<Step> before) {
    /** A request of the check's own, with nothing before it. */
    public static final How PLAIN = new How("", List.of());

    public How {
      before = List.copyOf(before);
    }
  }

  /**
   * What an owner did beside the protocol.
   *
   * @param act {@code allow}, {@code allow-bob}, {@code ask}, {@code forbid}, {@code approve},
   *     {@code refuse}, or {@code attempt-first}: the owner who has that role lets the first client
   *     through, whosever the resource is
   */
  public record Step(String act, String resource, List<String> scopes) {
    public Step {
      scopes = List.copyOf(scopes);
    }
  }

  /** A header, of which an answer may have several of one name. */
  public record Header(String name, String value) {}

  /**
   * A request.
   *
   * @param url with placeholders in its path and query, which are not escaped
   * @param headers {@code Authorization: Basic} is taken apart: {@code Basic ID:SECRET}; of a
   *     resource server that introspects it is {@code {{introspecting:ROLE}}} as a whole
   * @param body empty for none
   */
  public record Sent(String method, String url, List<Header> headers, String body) {
    public Sent {
      headers = List.copyOf(headers);
    }

    /** The media type without parameters, empty if there is none. */
    public String type() {
      return mediaType(headers);
    }
  }

  /**
   * An answer.
   *
   * @param status 0 if none came
   * @param headers those that are compared
   */
  public record Got(int status, List<Header> headers, String body) {
    public Got {
      headers = List.copyOf(headers);
    }

    /** The media type without parameters, empty if there is none. */
    public String type() {
      return mediaType(headers);
    }

    /** The values of a header. */
    public List<String> values(String name) {
      return headers.stream()
          .filter(header -> header.name().equalsIgnoreCase(name))
          .map(Header::value)
          .toList();
    }
  }

  private static String mediaType(List<Header> headers) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase("Content-Type"))
        .map(header -> MediaTypes.bare(header.value()))
        .findFirst()
        .orElse("");
  }
}
