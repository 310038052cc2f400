package org.openfpx.conformance.processes;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between a system and its MySQL or MariaDB server, and can keep the server's answer to a
 * COMMIT: the server has done it, and the system does not know. Reads statements sent as text,
 * without TLS: {@code sslMode=DISABLED&useServerPrepStmts=false}.
 */
public final class CommitGate implements AutoCloseable {
  private static final int COM_QUERY = 3;

  private final ServerSocket listening;
  private final int server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ExecutorService pumps = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<Kept> next = new AtomicReference<>(Kept.NOTHING);

  private CommitGate(ServerSocket listening, int server) {
    this.listening = listening;
    this.server = server;
  }

  /** Opens one before the server that listens at this port of the machine. */
  public static CommitGate before(int server) {
    try {
      var gate = new CommitGate(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
      gate.pumps.execute(gate::accept);
      return gate;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the system must connect to. */
  public int port() {
    return listening.getLocalPort();
  }

  /**
   * From now on: the answer to whatever next makes something written stay is kept, for ever: a
   * COMMIT, or the writing itself outside of transactions. Removing is no such thing: the reaper
   * comes by whenever it likes.
   */
  public Kept keepNextAnswer() {
    var kept = new Kept();
    next.set(kept);
    return kept;
  }

  /** An answer that does not get through. */
  public static final class Kept {
    private static final Kept NOTHING = new Kept();

    private final CountDownLatch here = new CountDownLatch(1);

    /** Waits until the server has answered. */
    public void await() {
      try {
        if (!here.await(30, TimeUnit.SECONDS)) {
          throw new IllegalStateException("nothing was committed");
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        var system = listening.accept();
        var database = new Socket(InetAddress.getLoopbackAddress(), server);
        sockets.add(system);
        sockets.add(database);
        var held = new AtomicReference<>(Kept.NOTHING);
        pumps.execute(() -> ending(system, database, () -> ask(system, database, held)));
        pumps.execute(() -> ending(system, database, () -> answer(database, system, held)));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private interface Pumping {
    void run() throws IOException;
  }

  private void ending(Socket one, Socket other, Pumping pumping) {
    try (one;
        other) {
      pumping.run();
    } catch (IOException ended) {
      // By either side: then both end.
      sockets.remove(one);
    } finally {
      sockets.remove(one);
      sockets.remove(other);
    }
  }

  /** Packet by packet: three bytes of length, the number of the packet, its content. */
  private void ask(Socket system, Socket database, AtomicReference<Kept> held) throws IOException {
    var in = new DataInputStream(system.getInputStream());
    OutputStream out = database.getOutputStream();
    var transaction = new Transaction();
    while (true) {
      var head = new byte[4];
      if (in.readNBytes(head, 0, 4) < 4) {
        throw new EOFException();
      }
      int length = (head[0] & 0xff) | (head[1] & 0xff) << 8 | (head[2] & 0xff) << 16;
      var content = in.readNBytes(length);
      if (transaction.isCommittedBy(statement(content))) {
        held.set(next.getAndSet(Kept.NOTHING));
      }
      out.write(head);
      out.write(content);
      out.flush();
    }
  }

  /** What one connection is in the middle of. */
  private static final class Transaction {
    private boolean explicit;
    private boolean written;

    /** Whether the statement is the one with which something that was written gets to stay. */
    boolean isCommittedBy(String statement) {
      if (statement.startsWith("set autocommit=")) {
        explicit = statement.endsWith("0");
      }
      written |= statement.startsWith("insert") || statement.startsWith("update");
      boolean committed = written && (!explicit || statement.equals("commit"));
      if (committed || statement.equals("rollback")) {
        written = false;
      }
      return committed;
    }
  }

  private static String statement(byte[] content) {
    return content.length > 1 && content[0] == COM_QUERY
        ? new String(content, 1, content.length - 1, StandardCharsets.UTF_8)
            .toLowerCase(Locale.ROOT)
        : "";
  }

  private static void answer(Socket database, Socket system, AtomicReference<Kept> held)
      throws IOException {
    InputStream in = database.getInputStream();
    OutputStream out = system.getOutputStream();
    var buffer = new byte[16 * 1024];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      var kept = held.get();
      if (kept == Kept.NOTHING) {
        out.write(buffer, 0, read);
        out.flush();
      } else {
        kept.here.countDown();
      }
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
      for (var socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    pumps.close();
  }
}
