package io.evenkeel.inventory.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.database.TestDatabase;
import io.evenkeel.identity.fakes.RealRooms;
import io.evenkeel.inventory.Effect;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Inventory.Search;
import io.evenkeel.inventory.Kind;
import io.evenkeel.inventory.SeenSeries;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 10,000 items in chains of ten: what is asked all the time reads what it shows, not all there is. */
class LargeInventoryTests {
    private static final int ITEMS = 10_000;

    @TempDir
    private static Path data;

    private static RealRooms rooms;
    private static Inventory inventory;

    @BeforeAll
    static void open() {
        SeenSeries nothing = (names, from, to) -> List.of();
        rooms = RealRooms.open(
                data,
                TestDatabase.fresh(),
                Map.of(SeenSeries.class, nothing),
                "audit",
                "identity",
                "fleet",
                "inventory");
        inventory = rooms.get(Inventory.class);
        rooms.sql().sql("""
                        insert into inventory.item (id, kind, name, found_as, facts, retired, version)
                        select cast(md5('item ' || n) as uuid), 'host', 'host-' || lpad(cast(n as text), 5, '0'),
                            'host/host-' || lpad(cast(n as text), 5, '0'), '{}', false, 1
                        from generate_series(0, :last) as n""").param("last", ITEMS - 1).update();
        rooms.sql().sql("""
                        insert into inventory.link (id, from_id, needs, discovered)
                        select cast(md5('link ' || n) as uuid), cast(md5('item ' || n + 1) as uuid), 1, false
                        from generate_series(0, :last) as n where n % 10 < 9""").param("last", ITEMS - 1).update();
        rooms.sql().sql("""
                        insert into inventory.link_member (link_id, item_id)
                        select cast(md5('link ' || n) as uuid), cast(md5('item ' || n) as uuid)
                        from generate_series(0, :last) as n where n % 10 < 9""").param("last", ITEMS - 1).update();
        rooms.sql()
                .sql("analyze inventory.item, inventory.link, inventory.link_member")
                .update();
    }

    @AfterAll
    static void close() {
        rooms.close();
    }

    @Test
    void aPageInTheMiddleReadsThatPage() {
        assertReadsLittle(() -> {
            Inventory.Page first = inventory.items(new Search(Optional.empty(), Optional.empty(), middle(), 100));
            assertThat(first.items()).hasSize(100);
            assertThat(first.items().getFirst().name()).isEqualTo("host-05001");
            assertThat(first.next()).isPresent();
        });
    }

    @Test
    void theImpactOfOneReadsItsChain() {
        assertReadsLittle(() ->
                assertThat(inventory.hits(Set.of(id(4_000)))).hasSize(9).allMatch(hit -> hit.effect() == Effect.DOWN));
        assertReadsLittle(() -> assertThat(inventory.detail(id(4_005)).around()).hasSize(5));
    }

    @Test
    void theItemOfAnAlertIsLookedUp() {
        assertReadsLittle(() -> {
            assertThat(inventory.ofLabels(Map.of("host", "host-07777"))).isPresent();
            assertThat(inventory.ofLabels(Map.of("service", "host-07777"))).isEmpty();
            assertThat(inventory.ofLabels(Map.of("job", "x", "instance", "y:1")))
                    .isEmpty();
        });
    }

    @Test
    void aSearchFindsAPartOfANameAmongAll() {
        assertThat(inventory
                        .items(new Search(Optional.of(Kind.HOST), Optional.of("-077"), Optional.empty(), 500))
                        .items())
                .hasSize(100);
    }

    private static Optional<String> middle() {
        return Optional.of(new Cursor("host-05000", id(5_000)).text());
    }

    private static UUID id(int number) {
        return rooms.sql()
                .sql("select cast(md5('item ' || :number) as uuid)")
                .param("number", number)
                .query(UUID.class)
                .single();
    }

    /** By PostgreSQL's own count of rows that were read by going through whole tables. */
    private static void assertReadsLittle(Runnable question) {
        long before = readByScans();
        question.run();
        assertThat(readByScans() - before).as("rows read by whole tables").isLessThan(ITEMS / 2);
    }

    /** A connection has told what it read when it is gone. */
    private static long readByScans() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> rooms.sql().sql("""
                                select count(*) from pg_stat_activity
                                where datname = current_database() and pid <> pg_backend_pid()""").query(Long.class).single() == 0);
        return counted("coalesce(sum(seq_tup_read), 0)");
    }

    private static long counted(String what) {
        return rooms.sql()
                .sql("select cast(" + what + " as bigint) from pg_stat_user_tables where schemaname = 'inventory'")
                .query(Long.class)
                .single();
    }
}
