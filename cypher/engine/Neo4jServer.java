// Neo4j Community in a process of its own, which lives exactly as long as somebody holds a lease on it.
//
// Arguments: data folder, preferred Bolt port (0: any), page cache and the most that one transaction may take, in bytes.
// Settings in <data>/neo4j.conf, where there is one, are added (TLS for Bolt, say) and win over those two.
// Takes an exclusive lock on <data>/lock (exit status 7 where another server has it), starts Neo4j on loopback with
// authentication, then writes <data>/server.json with its addresses. A lease is an open connection to the lease
// port; the standard input is the first one. When the last lease has gone, the database is shut down. The operating
// system closes the connections of a killed process, so no killed Postern leaves a database behind.
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
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
  private static int leases = 0;
  private static final CountDownLatch lastLeaseGone = new CountDownLatch(1);

  public static void main(String[] arguments) throws Exception {
    Path data = Path.of(arguments[0]);
    Files.createDirectories(data);
    FileChannel channel = FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) System.exit(LOCKED);
    Files.deleteIfExists(data.resolve("server.json"));
    hold(System.in);
    DatabaseManagementService service = start(data, Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]), Long.parseLong(arguments[3]));
    Runtime.getRuntime().addShutdownHook(new Thread(service::shutdown));
    try (ServerSocket leasePort = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      announce(data, boltPort(service), leasePort.getLocalPort());
      daemon(() -> accept(leasePort));
      lastLeaseGone.await();
    }
    Files.deleteIfExists(data.resolve("server.json"));
    System.exit(0);
  }

  private static DatabaseManagementService start(Path data, int port, long pageCache, long transaction)
      throws IOException {
    try {
      return build(data, port, pageCache, transaction);
    } catch (RuntimeException portInUse) {
      if (port == 0) throw portInUse;
      return build(data, 0, pageCache, transaction);
    }
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
            "{\"pid\":%d,\"boltPort\":%d,\"leasePort\":%d}%n", ProcessHandle.current().pid(), bolt, lease));
    Files.move(draft, data.resolve("server.json"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void accept(ServerSocket leasePort) {
    try {
      while (true) hold(leasePort.accept());
    } catch (IOException closed) {
      // The server is going down.
    }
  }

  // The one byte tells the other side that its lease counts; a server that is going down closes the connection instead.
  private static void hold(Socket lease) throws IOException {
    if (hold(lease.getInputStream())) lease.getOutputStream().write(1);
    else lease.close();
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

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
  }
}
