// SPDX-License-Identifier: GPL-3.0-or-later
// This file runs in one process with Neo4j Community: LICENSE-GPL-3.0.txt beside it is its licence, not that of Postern.
//
// Neo4j Community in a process of its own, which lives exactly as long as somebody holds a lease on it.
//
// Arguments: data folder, preferred Bolt port (0: any), page cache and the most that one transaction may take, in bytes.
// Settings in <data>/neo4j.conf, where there is one, are added (TLS for Bolt, say) and win over those two.
// Takes an exclusive lock on <data>/lock (exit status 7 where another server has it), starts Neo4j on loopback with
// authentication, then writes <data>/server.json with its addresses and a secret. A lease is an open connection to the
// lease port that has sent the secret and a line feed; the standard input is the first one. When the last lease has
// gone, the database is shut down; one that is still starting then ends within five seconds, ready or not. The
// operating system closes the connections of a killed process, so no killed Postern leaves a database behind.
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.DatabaseState;
import org.neo4j.dbms.DatabaseStateService;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.config.Setting;
import org.neo4j.kernel.database.NamedDatabaseId;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

public class Neo4jServer {
  private static final int LOCKED = 7;
  private static final int FAILED = 1;
  // Milliseconds that a start may go on without a lease, that a lease may take to send the secret, and of a shutdown.
  private static final int START_WITHOUT_LEASE = 4_000;
  private static final int SECRET = 5_000;
  private static final int SHUTDOWN = 30_000;
  private static int leases = 0;
  private static final CountDownLatch lastLeaseGone = new CountDownLatch(1);
  private static final CountDownLatch started = new CountDownLatch(1);
  private static final byte[] secret = randomSecret();

  // Threads of a database that failed keep a Java alive that nobody asked to stop.
  public static void main(String[] arguments) {
    try {
      serve(arguments);
      exit(0);
    } catch (Throwable failure) {
      failure.printStackTrace();
      exit(FAILED);
    }
  }

  // Runs the shutdown hook, which closes the database, and gives it a limited time.
  private static void exit(int status) {
    daemon(
        () -> {
          pause(SHUTDOWN);
          Runtime.getRuntime().halt(status);
        });
    System.exit(status);
  }

  private static void serve(String[] arguments) throws Exception {
    Path data = Path.of(arguments[0]);
    Files.createDirectories(data);
    FileChannel channel = FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) System.exit(LOCKED);
    Files.deleteIfExists(data.resolve("server.json"));
    hold(System.in);
    daemon(Neo4jServer::endStartWithoutLease);
    DatabaseManagementService service = start(data, Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]), Long.parseLong(arguments[3]));
    started.countDown();
    Runtime.getRuntime().addShutdownHook(new Thread(service::shutdown));
    try (ServerSocket leasePort = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      announce(data, boltPort(service), leasePort.getLocalPort());
      daemon(() -> accept(leasePort));
      lastLeaseGone.await();
    }
    Files.deleteIfExists(data.resolve("server.json"));
  }

  // What a start waits for, such as room on the disk, may never come.
  private static void endStartWithoutLease() {
    try {
      lastLeaseGone.await();
      if (!started.await(START_WITHOUT_LEASE, TimeUnit.MILLISECONDS)) Runtime.getRuntime().halt(FAILED);
    } catch (InterruptedException over) {
      // Nothing interrupts this thread.
    }
  }

  private static byte[] randomSecret() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random).getBytes();
  }

  private static DatabaseManagementService start(Path data, int port, long pageCache, long transaction)
      throws IOException {
    try {
      return build(data, port, pageCache, transaction);
    } catch (RuntimeException failure) {
      if (port == 0 || !isPortInUse(failure)) throw failure;
      return build(data, 0, pageCache, transaction);
    }
  }

  private static boolean isPortInUse(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause())
      if (cause instanceof BindException || String.valueOf(cause.getMessage()).contains("Address already in use"))
        return true;
    return false;
  }

  private static DatabaseManagementService build(Path data, int port, long pageCache, long transaction)
      throws IOException {
    DatabaseManagementServiceBuilder builder = new DatabaseManagementServiceBuilder(data);
    Properties own = new Properties();
    Path file = data.resolve("neo4j.conf");
    if (Files.exists(file)) {
      try (var reader = Files.newBufferedReader(file)) {
        own.load(reader);
      }
      builder.loadPropertiesFromFile(file);
    }
    prefer(own, builder, GraphDatabaseSettings.pagecache_memory, pageCache);
    prefer(own, builder, GraphDatabaseSettings.memory_transaction_max_size, transaction);
    prefer(own, builder, GraphDatabaseSettings.keep_logical_logs, "256M size");
    prefer(own, builder, GraphDatabaseSettings.preallocate_logical_logs, false);
    DatabaseManagementService service =
        builder
            .setConfig(BoltConnector.enabled, true)
            .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", port))
            .setConfig(BoltConnector.advertised_address, new SocketAddress("127.0.0.1", port))
            .setConfig(GraphDatabaseSettings.auth_enabled, true)
            .build();
    try {
      awaitDatabase(service);
      return service;
    } catch (RuntimeException notReady) {
      service.shutdown();
      throw notReady;
    }
  }

  private static <T> void prefer(Properties own, DatabaseManagementServiceBuilder builder, Setting<T> setting, T value) {
    if (!own.containsKey(setting.name())) builder.setConfig(setting, value);
  }

  // A database that failed to start stays away: only one that recovers is worth the wait.
  private static void awaitDatabase(DatabaseManagementService service) {
    DatabaseStateService states =
        ((GraphDatabaseAPI) service.database("system"))
            .getDependencyResolver()
            .resolveDependency(DatabaseStateService.class);
    for (int second = 0; second < 600; second++) {
      if (service.database("neo4j").isAvailable(1000)) return;
      for (var state : statesOf(states).entrySet())
        if (state.getValue().hasFailed())
          throw new IllegalStateException(
              "the database " + state.getKey().name() + " cannot be started; see logs/debug.log",
              state.getValue().failure().orElse(null));
    }
    throw new IllegalStateException("the database did not recover within ten minutes");
  }

  // Newer releases give the service a type parameter, 5.26 has none: only the raw type compiles with both.
  @SuppressWarnings({"rawtypes", "unchecked"})
  private static Map<NamedDatabaseId, DatabaseState> statesOf(DatabaseStateService states) {
    return (Map) states.stateOfAllDatabases();
  }

  private static int boltPort(DatabaseManagementService service) {
    return ((GraphDatabaseAPI) service.database("system"))
        .getDependencyResolver()
        .resolveDependency(ConnectorPortRegister.class)
        .getLocalAddress(ConnectorType.BOLT)
        .getPort();
  }

  private static void announce(Path data, int bolt, int lease) throws IOException {
    Path draft = data.resolve("server.json.draft");
    Files.writeString(
        draft,
        String.format(
            "{\"pid\":%d,\"boltPort\":%d,\"leasePort\":%d,\"secret\":\"%s\"}%n",
            ProcessHandle.current().pid(), bolt, lease, new String(secret)));
    Files.move(draft, data.resolve("server.json"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void accept(ServerSocket leasePort) {
    try {
      while (true) {
        Socket lease = leasePort.accept();
        daemon(() -> admit(lease));
      }
    } catch (IOException closed) {
      // The server is going down.
    }
  }

  // The one byte tells the other side that its lease counts; whoever does not know the secret, or comes when the server
  // is going down, finds the connection closed instead.
  private static void admit(Socket lease) {
    try {
      lease.setSoTimeout(SECRET);
      byte[] sent = lease.getInputStream().readNBytes(secret.length + 1);
      byte[] wanted = (new String(secret) + "\n").getBytes();
      lease.setSoTimeout(0);
      if (MessageDigest.isEqual(sent, wanted) && hold(lease.getInputStream())) lease.getOutputStream().write(1);
      else lease.close();
    } catch (IOException gone) {
      try {
        lease.close();
      } catch (IOException already) {
        // It is closed.
      }
    }
  }

  private static synchronized boolean hold(InputStream lease) {
    if (lastLeaseGone.getCount() == 0) return false;
    leases += 1;
    daemon(() -> {
      try {
        while (lease.read() >= 0) {}
      } catch (IOException gone) {
        // A reset connection is a lease given up.
      }
      giveUp();
    });
    return true;
  }

  private static synchronized void giveUp() {
    leases -= 1;
    if (leases == 0) lastLeaseGone.countDown();
  }

  private static void pause(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException over) {
      // Nothing interrupts this thread.
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
  }
}
