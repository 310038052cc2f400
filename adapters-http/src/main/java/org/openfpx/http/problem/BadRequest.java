package org.openfpx.http.problem;

import java.time.Duration;
import java.util.Optional;

/**
 * A request that is malformed, whatever it asks for. Thrown at the edge alone and answered in one
 * place, {@link Problems}.
 */
public final class BadRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final String UNAVAILABLE = "temporarily_unavailable";
  private static final int RETRY_SECONDS = 10;
  private static final int NEVER = 0;

  private final int status;
  private final String code;
  private final String detail;
  private final int retryAfterSeconds;

  /**
   * Answered with 400.
   *
   * @param code as on the wire, {@code invalid_request} for one
   * @param detail for the developer of the client; never a value that was sent
   */
  public BadRequest(String code, String detail) {
    this(400, code, detail);
  }

  private BadRequest(int status, String code, String detail) {
    this(status, code, detail, NEVER);
  }

  private BadRequest(int status, String code, String detail, int retryAfterSeconds) {
    // Without a stack: a client can make as many of these as it likes.
    super(code + ": " + detail, null, false, false);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** Answered with 408. */
  public static BadRequest tooSlow(String detail) {
    return new BadRequest(408, "invalid_request", detail);
  }

  /** Answered with 413. */
  public static BadRequest tooLarge(String detail) {
    return new BadRequest(413, "invalid_request", detail);
  }

  /** Answered with 415. */
  public static BadRequest unsupportedType(String detail) {
    return new BadRequest(415, "invalid_request", detail);
  }

  /** Answered with 403: it may be well formed, but this browser did not mean to send it. */
  public static BadRequest forged(String detail) {
    return new BadRequest(403, "access_denied", detail);
  }

  /** Answered with 404. */
  public static BadRequest notFound(String detail) {
    return new BadRequest(404, "not_found", detail);
  }

  /** Answered with 421: it asks by a name that is not the listener's. */
  public static BadRequest misdirected(String detail) {
    return new BadRequest(421, "invalid_request", detail);
  }

  /** Answered with 503 and when to ask again: it may be well formed, but there is no room now. */
  public static BadRequest tooMany(String detail) {
    return new BadRequest(503, UNAVAILABLE, detail, RETRY_SECONDS);
  }

  /**
   * Answered with 429 and when to ask again: its sender asks more than anybody may (RFC 6585
   * section 4). Of the registered codes the one that means this is that of RFC 6749 section
   * 4.1.2.1; {@code slow_down} is for those who poll (RFC 8628 section 3.5).
   */
  public static BadRequest tooOften(Duration wait) {
    int seconds = Math.toIntExact(wait.plusNanos(999_999_999).toSeconds());
    return new BadRequest(429, UNAVAILABLE, "too much is asked from here", Math.max(1, seconds));
  }

  /** In how many seconds it may be asked again; nothing if that would change nothing. */
  public Optional<Integer> retryAfterSeconds() {
    return Optional.of(retryAfterSeconds).filter(seconds -> seconds != NEVER);
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public String detail() {
    return detail;
  }
}
