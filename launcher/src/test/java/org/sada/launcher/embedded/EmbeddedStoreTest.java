package org.sada.launcher.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sada.runtime.StartException;

@Timeout(120)
class EmbeddedStoreTest {
    @TempDir
    Path folder;

    @Test
    void whatWasCommittedIsThereAfterARestart() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.startDurable(folder, 0)) {
            execute(store, "create table t (x int)", "insert into t values (1), (2)");
        }

        try (EmbeddedStore store = EmbeddedStore.startDurable(folder, 0)) {
            assertThat(query(store, "select x from t order by x")).containsExactly("1", "2");
        }
    }

    @Test
    void whatWasCommittedSurvivesKillNineAndTheServerDoesNotOutliveUs() throws Exception {
        ProcessHandle server;
        try (OtherJvm other = OtherJvm.run(StoreMain.class, folder)) {
            assertThat(other.answer()).isEqualTo("committed");
            server = server().orElseThrow();
            other.kill();
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !server.isAlive());

        try (EmbeddedStore store = EmbeddedStore.startDurable(folder, 0)) {
            assertThat(query(store, "select x from t")).containsExactly("42");
        }
    }

    @Test
    void aServerThatWasLeftRunningIsStoppedBeforeANewOneStarts() throws Exception {
        EmbeddedStore.startDurable(folder, 0).close();
        Postmaster orphanMaker = new Postmaster(PostgresBinaries.home(), folder);
        orphanMaker.start(
                Ports.take(0, "test"), java.util.Map.of("listen_addresses", Ports.HOST, "unix_socket_directories", ""));
        ProcessHandle orphan = orphanMaker.server().orElseThrow();

        try (EmbeddedStore store = EmbeddedStore.startDurable(folder, 0)) {
            Awaitility.await().until(() -> !orphan.isAlive());
            assertThat(query(store, "select 1")).containsExactly("1");
        }
    }

    @Test
    void aMarkOfAServerLongGoneDoesNotKeepItFromStarting() throws Exception {
        EmbeddedStore.startDurable(folder, 0).close();
        long pid = ProcessHandle.current().pid(); // alive, ours, and no PostgreSQL
        Files.writeString(
                folder.resolve("pgdata/postmaster.pid"),
                pid + "\n" + folder.resolve("pgdata") + "\n1\n5432\n\n127.0.0.1\n");

        try (EmbeddedStore store = EmbeddedStore.startDurable(folder, 0)) {
            assertThat(query(store, "select 1")).containsExactly("1");
        }
    }

    @Test
    void aServerThatCrashedRecovers() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.startDurable(folder, 0)) {
            execute(store, "create table t (x int)", "insert into t values (7)");
            server().orElseThrow().destroyForcibly();
            CompletableFuture<Void> run = CompletableFuture.runAsync(store::run);
            assertThatThrownBy(() -> run.get(30, TimeUnit.SECONDS)).hasMessageContaining("stopped by itself");
        }

        try (EmbeddedStore store = EmbeddedStore.startDurable(folder, 0)) {
            assertThat(query(store, "select x from t")).containsExactly("7");
        }
    }

    @Test
    void aDurableOneWritesThroughToTheDiskAndChecksItsPages() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.startDurable(folder, 0)) {
            assertThat(query(store, "show fsync")).containsExactly("on");
            assertThat(query(store, "show synchronous_commit")).containsExactly("on");
            assertThat(query(store, "show full_page_writes")).containsExactly("on");
            assertThat(query(store, "show data_checksums")).containsExactly("on");
        }
    }

    @Test
    void arabicIsKeptOrderedAndFolded() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.startTemporary(folder.resolve("store"))) {
            assertThat(query(store, "show server_encoding")).containsExactly("UTF8");
            assertThat(query(store, "select w from (values ('زيت'), ('بيت'), ('École'), ('apple')) as v(w) order by w"))
                    .containsExactly("apple", "École", "بيت", "زيت");
            assertThat(query(store, "select lower('ÉCOLE'), length('مرحبا')")).containsExactly("école");
            assertThat(query(store, "select length('مرحبا')")).containsExactly("5");
        }
    }

    @Test
    void itListensOnLoopbackOnlyAndWantsItsPassword() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.startTemporary(folder.resolve("store"))) {
            assertThat(query(store, "show listen_addresses")).containsExactly("127.0.0.1");
            assertThat(query(store, "show unix_socket_directories")).containsExactly("");
            String withWrongPassword = store.jdbcUrl().replaceFirst("password=.*", "password=guess");
            assertThatThrownBy(() -> DriverManager.getConnection(withWrongPassword))
                    .isInstanceOf(SQLException.class);
            for (String address : otherAddresses()) {
                String url = store.jdbcUrl().replace("127.0.0.1", address);
                assertThatThrownBy(() -> DriverManager.getConnection(url)).hasMessageContaining("refused");
            }
        }
    }

    @Test
    void aTemporaryOneLeavesNothing() {
        Path own = folder.resolve("store");

        EmbeddedStore.startTemporary(own).close();

        assertThat(own).doesNotExist();
    }

    @Test
    void aFolderInUseIsOneLine() {
        try (EmbeddedStore store = EmbeddedStore.startDurable(folder, 0)) {
            assertThat(store.port()).isPositive();
            assertThatThrownBy(() -> EmbeddedStore.startDurable(folder, 0))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("is in use by process");
        }
    }

    @Test
    void aPortInUseIsOneLine() {
        try (EmbeddedStore store = EmbeddedStore.startDurable(folder.resolve("a"), 0)) {
            assertThatThrownBy(() -> EmbeddedStore.startDurable(folder.resolve("b"), store.port()))
                    .isInstanceOf(StartException.class)
                    .hasMessageStartingWith("port " + store.port() + " for PostgreSQL is not free");
        }
    }

    @Test
    void aDamagedClusterIsOneLineThatNamesTheLog() throws Exception {
        EmbeddedStore.startDurable(folder, 0).close();
        Files.delete(folder.resolve("pgdata/global/pg_control"));

        assertThatThrownBy(() -> EmbeddedStore.startDurable(folder, 0))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("PostgreSQL did not start")
                .hasMessageContaining("server.log");
    }

    @Test
    void aScratchFolderIsRemovedEvenAfterKillNine() throws Exception {
        Path scratch;
        try (OtherJvm other = OtherJvm.run(ScratchMain.class, folder)) {
            scratch = Path.of(other.answer());
            assertThat(scratch.resolve("store")).exists();
            other.kill();
        }

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(scratch).doesNotExist());
    }

    /** Commits one row and waits to be killed. */
    static final class StoreMain {
        public static void main(String[] args) throws Exception {
            EmbeddedStore store = EmbeddedStore.startDurable(Path.of(args[0]), 0);
            execute(store, "create table t (x int)", "insert into t values (42)");
            System.out.println("committed");
            store.run();
        }
    }

    /** Fills a scratch folder and waits to be killed. */
    static final class ScratchMain {
        public static void main(String[] args) {
            ScratchFolder scratch = ScratchFolder.create();
            EmbeddedStore store = EmbeddedStore.startTemporary(scratch.path().resolve("store"));
            System.out.println(scratch.path());
            store.run();
        }
    }

    private Optional<ProcessHandle> server() throws Exception {
        return new Postmaster(PostgresBinaries.home(), folder).server();
    }

    private static List<String> otherAddresses() throws Exception {
        List<String> addresses = new ArrayList<>();
        NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
                .forEach(address -> addresses.add(address.getHostAddress()));
        return addresses;
    }

    private static void execute(EmbeddedStore store, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(store.jdbcUrl());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> query(EmbeddedStore store, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(store.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
