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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.openfpx.persistence.pool.DatabaseSettings;

/**
 * Stands between a system and its MySQL or MariaDB server, and can keep the server's answer to a
 * COMMIT: the server has done it, and the system does not know. Does not speak TLS.
 */
public final class CommitGate implements AutoCloseable {
  private static final int HEAD = 4;
  private static final byte QUERY = 0x03;
  private static final byte PREPARE = 0x16;
  private static final byte EXECUTE = 0x17;

  private final ServerSocket listening;
  private final DatabaseSettings behind;
  private final int server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ExecutorService pumps = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<Kept> next = new AtomicReference<>(Kept.NOTHING);

  private CommitGate(ServerSocket listening, DatabaseSettings behind) {
    this.listening = listening;
    this.behind = behind;
    this.server = address(behind).getPort();
  }

  /** Opens one before the server of this machine that has this database. */
  static CommitGate before(DatabaseSettings behind) {
    try {
      var gate = new CommitGate(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), behind);
      gate.pumps.execute(gate::accept);
      return gate;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The database as the system must be told of it. */
  DatabaseSettings database() {
    var path = address(behind).getPath();
    var url = "jdbc:mysql://127.0.0.1:" + listening.getLocalPort() + path + "?sslMode=DISABLED";
    return DatabaseSettings.of(url, behind.user(), behind.password());
  }

  private static URI address(DatabaseSettings database) {
    return URI.create(database.url().substring("jdbc:".length()));
  }

  /**
   * From now on: the answer to whatever next makes something written stay is kept, for ever: a
   * COMMIT, or the writing itself outside of transactions. Removing is no such thing: the reaper
   * comes by whenever it likes.
   *
   * @param gates of which one keeps it, whichever is passed first
   * @param written what must be among it: a part of an INSERT or UPDATE in lower case, without
   *     quotes; empty for whatever it is
   */
  public static Kept keepNextAnswer(Collection<CommitGate> gates, String written) {
    var kept = new Kept(written);
    gates.forEach(gate -> gate.next.set(kept));
    return kept;
  }

  /** An answer that does not get through. */
  public static final class Kept {
    private static final Kept NOTHING = new Kept("");

    private final String written;
    private final AtomicReference<@Nullable CommitGate> keeper = new AtomicReference<>();
    private final CountDownLatch here = new CountDownLatch(1);

    private Kept(String written) {
      this.written = written;
    }

    private boolean isKeptBy(CommitGate gate, List<String> statements) {
      return this != NOTHING
          && statements.stream().anyMatch(statement -> statement.contains(written))
          && keeper.compareAndSet(null, gate);
    }

    /** Waits until the server has answered; answers which gate keeps what it said. */
    public CommitGate await() {
      try {
        if (!here.await(30, TimeUnit.SECONDS)) {
          throw new IllegalStateException("nothing was committed");
        }
        return Objects.requireNonNull(keeper.get());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        connect(listening.accept());
      } catch (IOException closed) {
        return;
      }
    }
  }

  /** A system that can't be connected is hung up on. */
  private void connect(Socket system) throws IOException {
    try {
      var database = new Socket(InetAddress.getLoopbackAddress(), server);
      // What is handed on in two writes would else wait for an acknowledgement between them.
      system.setTcpNoDelay(true);
      database.setTcpNoDelay(true);
      sockets.add(system);
      sockets.add(database);
      var talk = new Conversation();
      pumps.execute(() -> ending(system, database, () -> ask(system, database, talk)));
      pumps.execute(() -> ending(system, database, () -> answer(database, system, talk)));
    } catch (IOException unreachable) {
      system.close();
    }
  }

  /** Goes on until one side ends, which is an exception too. */
  private interface Pumping {
    void run() throws IOException;
  }

  private void ending(Socket one, Socket other, Pumping pumping) {
    try (one;
        other) {
      pumping.run();
    } catch (IOException ended) {
      sockets.remove(one);
      sockets.remove(other);
    }
  }

  /** Packet by packet: three bytes of length, the number of the packet, its content. */
  private void ask(Socket system, Socket database, Conversation talk) throws IOException {
    var in = new DataInputStream(system.getInputStream());
    OutputStream out = database.getOutputStream();
    while (true) {
      var head = new byte[HEAD];
      if (in.readNBytes(head, 0, HEAD) < HEAD) {
        throw new EOFException();
      }
      var content = in.readNBytes(number(head, 0, 3));
      var committed = talk.committedBy(content);
      if (!committed.isEmpty()) {
        var kept = next.get();
        talk.kept = kept.isKeptBy(this, committed) ? kept : Kept.NOTHING;
      }
      out.write(head);
      out.write(content);
      out.flush();
    }
  }

  private static void answer(Socket database, Socket system, Conversation talk) throws IOException {
    InputStream in = database.getInputStream();
    OutputStream out = system.getOutputStream();
    var buffer = new byte[16 * 1024];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      talk.answered(buffer, read);
      if (talk.kept == Kept.NOTHING) {
        out.write(buffer, 0, read);
        out.flush();
      } else {
        talk.kept.here.countDown();
      }
    }
    throw new EOFException();
  }

  private static int number(byte[] bytes, int from, int length) {
    int number = 0;
    for (int i = length - 1; i >= 0; i--) {
      number = number << 8 | bytes[from + i] & 0xff;
    }
    return number;
  }

  /** What one connection is in the middle of; each side waits for the other's last word. */
  private static final class Conversation {
    private final Map<Integer, String> prepared = new ConcurrentHashMap<>();
    private volatile String preparing = "";
    private volatile Kept kept = Kept.NOTHING;
    private final List<String> written = new ArrayList<>();
    private boolean explicit;

    /** What was written that this makes stay. */
    List<String> committedBy(byte[] content) {
      if (content.length < 2) {
        return List.of();
      }
      return switch (content[0]) {
        case PREPARE -> {
          preparing = text(content);
          yield List.of();
        }
        case EXECUTE -> committedBy(prepared.getOrDefault(number(content, 1, 4), ""));
        case QUERY -> committedBy(text(content));
        default -> List.of();
      };
    }

    private List<String> committedBy(String statement) {
      if (statement.startsWith("set autocommit=")) {
        explicit = statement.endsWith("0");
      }
      if (statement.startsWith("insert") || statement.startsWith("update")) {
        written.add(statement.replace("`", ""));
      }
      boolean stays = !explicit || statement.equals("commit");
      var committed = stays ? List.copyOf(written) : List.<String>of();
      if (stays || statement.equals("rollback")) {
        written.clear();
      }
      return committed;
    }

    /** Learns the number that the server gives to what was prepared: after the head and a zero. */
    void answered(byte[] buffer, int read) {
      if (!preparing.isEmpty() && read >= HEAD + 5 && buffer[HEAD] == 0) {
        prepared.put(number(buffer, HEAD + 1, 4), preparing);
        preparing = "";
      }
    }

    private static String text(byte[] content) {
      return new String(content, 1, content.length - 1, StandardCharsets.UTF_8)
          .toLowerCase(Locale.ROOT);
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
