package org.openfpx.conformance.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a server does before any HTTP of ours: whether it goes on with a version of TLS that is out
 * of use, which Java itself no longer speaks, and what it answers where TLS was expected but is not
 * spoken. Nothing is sent but that.
 */
public final class BareConnection {
  private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(5).toMillis();
  private static final int HTTPS = 443;
  private static final int HTTP = 80;
  private static final int FIRST_BYTES = 64;
  private static final int HANDSHAKE = 0x16;
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})");

  /** Nothing is ever agreed by it. */
  private static final byte[] NO_RANDOM = new byte[32];

  private BareConnection() {}

  /** A version of TLS that is not to be used any more (RFC 8996). */
  public enum OutOfUse {
    TLS_1_0(0x0301),
    TLS_1_1(0x0302);

    private final int number;

    OutOfUse(int number) {
      this.number = number;
    }

    /** As a person reads it. */
    public String words() {
      return name().replaceFirst("_", " ").replace('_', '.');
    }
  }

  /**
   * Whether the server goes on with a handshake of this version.
   *
   * @throws UnexpectedAnswer if it cannot be reached
   */
  public static boolean speaks(URI address, OutOfUse version) {
    try {
      var answer = first(address, port(address, HTTPS), hello(address.getHost(), version));
      return answer.length > 0 && answer[0] == HANDSHAKE;
    } catch (IOException gone) {
      throw new UnexpectedAnswer("no connection to " + address.getAuthority());
    }
  }

  /** The status of its answer to a request for this address without TLS, if it has one. */
  public static Optional<Integer> statusWithoutTls(URI address) {
    var request =
        "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
            .formatted(address.getRawPath(), address.getRawAuthority());
    try {
      var bytes = request.getBytes(StandardCharsets.US_ASCII);
      var answer = first(address, port(address, HTTP), bytes);
      var line = STATUS_LINE.matcher(new String(answer, StandardCharsets.US_ASCII));
      return line.lookingAt() ? Optional.of(Integer.valueOf(line.group(1))) : Optional.empty();
    } catch (IOException nobodyThere) {
      return Optional.empty();
    }
  }

  private static int port(URI address, int usual) {
    return address.getPort() == -1 ? usual : address.getPort();
  }

  /** The first bytes of what is answered; none if the connection ends, or nothing comes. */
  private static byte[] first(URI address, int port, byte[] sent) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.getHost(), port), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      try {
        socket.getOutputStream().write(sent);
        var answer = new byte[FIRST_BYTES];
        int length = socket.getInputStream().read(answer);
        return Arrays.copyOf(answer, Math.max(length, 0));
      } catch (IOException silentOrReset) {
        return new byte[0];
      }
    }
  }

  /** A ClientHello (RFC 4346 section 7.4.1.2) with the name of the server (RFC 6066 section 3). */
  private static byte[] hello(String host, OutOfUse version) throws IOException {
    var body = new ByteArrayOutputStream();
    body.write(two(version.number));
    body.write(NO_RANDOM);
    body.write(0);
    body.write(sized(two(0xc00a, 0xc009, 0xc014, 0xc013, 0x0035, 0x002f, 0x00ff)));
    body.write(new byte[] {1, 0});
    body.write(sized(extensions(host)));
    var message = new ByteArrayOutputStream();
    message.write(new byte[] {1, 0});
    message.write(sized(body.toByteArray()));
    var whole = new ByteArrayOutputStream();
    whole.write(HANDSHAKE);
    whole.write(two(OutOfUse.TLS_1_0.number));
    whole.write(sized(message.toByteArray()));
    return whole.toByteArray();
  }

  private static byte[] extensions(String host) throws IOException {
    var name = new ByteArrayOutputStream();
    name.write(0);
    name.write(sized(host.getBytes(StandardCharsets.US_ASCII)));
    var all = new ByteArrayOutputStream();
    all.write(two(0));
    all.write(sized(sized(name.toByteArray())));
    all.write(two(10));
    all.write(sized(sized(two(23, 24, 25))));
    all.write(two(11));
    all.write(sized(new byte[] {1, 0}));
    return all.toByteArray();
  }

  /** Numbers of two bytes each. */
  private static byte[] two(int... numbers) {
    var bytes = ByteBuffer.allocate(2 * numbers.length);
    for (int number : numbers) {
      bytes.putShort((short) number);
    }
    return bytes.array();
  }

  /** The same behind its length, of two bytes. */
  private static byte[] sized(byte[] content) {
    return ByteBuffer.allocate(2 + content.length)
        .putShort((short) content.length)
        .put(content)
        .array();
  }
}
