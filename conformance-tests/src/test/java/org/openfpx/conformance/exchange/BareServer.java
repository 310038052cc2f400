package org.openfpx.conformance.exchange;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;

/** Answers whoever connects and says something with the same bytes. */
public final class BareServer implements AutoCloseable {
  private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private volatile byte[] told = new byte[0];

  public BareServer(int... answer) throws IOException {
    this(bytes(answer));
  }

  BareServer(byte[] answer) throws IOException {
    Thread.ofVirtual().start(() -> serve(answer));
  }

  private static byte[] bytes(int... numbers) {
    var bytes = new byte[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      bytes[i] = (byte) numbers[i];
    }
    return bytes;
  }

  private void serve(byte[] answer) {
    while (!socket.isClosed()) {
      try (var caller = socket.accept()) {
        answer(caller, answer);
      } catch (IOException gone) {
        // Whoever asked has what there is.
      }
    }
  }

  private void answer(Socket caller, byte[] answer) throws IOException {
    var heard = new byte[1024];
    int length = caller.getInputStream().read(heard);
    told = Arrays.copyOf(heard, Math.max(length, 0));
    caller.getOutputStream().write(answer);
  }

  /** What was last said to it. */
  byte[] told() {
    return told.clone();
  }

  /** Somewhere there, with https. */
  public URI address() {
    return URI.create("https://localhost:" + socket.getLocalPort() + "/where");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
