package io.evenkeel.inventory.internal;

import static io.evenkeel.identity.fakes.RealRooms.ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.database.TestDatabase;
import io.evenkeel.fleet.Fleet;
import io.evenkeel.fleet.HostChanged;
import io.evenkeel.fleet.HostFacts;
import io.evenkeel.identity.Tokens;
import io.evenkeel.identity.fakes.RealRooms;
import io.evenkeel.inventory.Criticality;
import io.evenkeel.inventory.Effect;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Inventory.Change;
import io.evenkeel.inventory.Inventory.Search;
import io.evenkeel.inventory.Inventory.Traits;
import io.evenkeel.inventory.Item;
import io.evenkeel.inventory.Kind;
import io.evenkeel.inventory.Link;
import io.evenkeel.inventory.SeenSeries;
import io.evenkeel.protocol.Heartbeat;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What appears by itself, with the real fleet; only what telemetry would tell is made up. */
class DiscoveryTests {

    @TempDir
    Path data;

    private final Measured measured = new Measured();
    private RealRooms rooms;
    private Inventory inventory;
    private DiscoveryRun run;

    /** The series that were measured lately. */
    private static final class Measured implements SeenSeries {
        private final List<Map<String, String>> series = new ArrayList<>();
        private boolean tooMany;

        @Override
        public List<Map<String, String>> named(Set<String> names, Instant from, Instant to) {
            if (tooMany) {
                throw new Refusal(Refusal.Kind.TOO_LARGE, "too-many-series", "too many");
            }
            assertThat(Duration.between(from, to)).isEqualTo(Duration.ofMinutes(5));
            return series.stream()
                    .filter(labels -> names.contains(labels.get("__name__")))
                    .toList();
        }
    }

    @BeforeEach
    void open() {
        rooms = RealRooms.open(
                data,
                TestDatabase.fresh(),
                Map.of(SeenSeries.class, measured),
                "audit",
                "identity",
                "fleet",
                "inventory");
        inventory = rooms.get(Inventory.class);
        run = rooms.get(DiscoveryRun.class);
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void aHostAppearsWithItsFactsAsSoonAsTheFleetTellsOfIt() {
        Actor agent = enrolled("web-1");
        rooms.get(Fleet.class).heartbeat(agent, facts("6.1.0"));
        run.on(new HostChanged("web-1"));
        Item host = only("web-1");
        assertThat(host.kind()).isEqualTo(Kind.HOST);
        assertThat(host.discovered()).isTrue();
        assertThat(host.lastSeen()).contains(rooms.clock().instant());
        assertThat(host.facts())
                .containsEntry("kernel", "6.1.0")
                .containsEntry("memoryBytes", "8000000000")
                .containsEntry("bootedAt", "2026-09-21T14:13:20Z");
        assertThat(history(host)).containsExactly("appeared by itself");
        assertThat(rooms.get(Audit.class).list(Optional.of("web-1"), Optional.empty(), 5))
                .extracting(Audit.Act::verb)
                .contains("inventory.discover");
    }

    @Test
    void whatChangesIsKeptAsHistoryAndWhatDoesNotIsNot() {
        Actor agent = enrolled("web-1");
        rooms.get(Fleet.class).heartbeat(agent, facts("6.1.0"));
        run.lookAround();
        run.lookAround();
        run.on(new HostChanged("web-1"));
        rooms.get(Fleet.class).heartbeat(agent, facts("6.1.9"));
        run.lookAround();
        assertThat(history(only("web-1"))).containsExactly("kernel: 6.1.0 → 6.1.9", "appeared by itself");
        assertThat(only("web-1").version())
                .as("nobody's editing is out of date")
                .isEqualTo(1);
    }

    @Test
    void theLastSignIsKnownToAFewMinutesAndStaysWhenItIsGone() {
        measured.series.add(ExportersTests.series("pg_up"));
        run.lookAround();
        Instant first = rooms.clock().instant();
        rooms.clock().advance(Duration.ofMinutes(4));
        run.lookAround();
        assertThat(only("PostgreSQL db-1:9187").lastSeen()).contains(first);
        rooms.clock().advance(Duration.ofMinutes(2));
        run.lookAround();
        Instant seen = rooms.clock().instant();
        measured.series.clear();
        rooms.clock().advance(Duration.ofHours(1));
        run.lookAround();
        assertThat(only("PostgreSQL db-1:9187").lastSeen()).contains(seen);
    }

    @Test
    void aTargetTurnsOutToBeADatabaseAndKeepsTheNameThatAPersonGave() {
        measured.series.add(ExportersTests.series("up"));
        run.lookAround();
        assertThat(only("shop db-1:9187").kind()).isEqualTo(Kind.SERVICE);
        measured.series.add(ExportersTests.series("pg_up"));
        run.lookAround();
        Item database = only("PostgreSQL db-1:9187");
        assertThat(database.kind()).isEqualTo(Kind.DATABASE);
        inventory.change(
                ADMINISTRATOR,
                database.id(),
                new Traits("Orders", Optional.of(Criticality.HIGH), Optional.of("Ana"), Optional.empty()),
                OptionalLong.empty());
        measured.series.removeLast();
        run.lookAround();
        Item named = only("Orders");
        assertThat(named.kind()).as("the exporter is away for a moment").isEqualTo(Kind.DATABASE);
        assertThat(named.criticality()).contains(Criticality.HIGH);
        assertThat(history(named))
                .containsExactly(
                        "name: PostgreSQL db-1:9187 → Orders; criticality: none → high; owner: none → Ana",
                        "kind: service → database",
                        "appeared by itself");
    }

    @Test
    void whatAnswersOnAHostRunsThereWhicheverIsKnownFirst() {
        measured.series.add(ExportersTests.series("pg_up"));
        run.lookAround();
        assertThat(inventory.hits(Set.of(only("PostgreSQL db-1:9187").id()))).isEmpty();
        enrolled("db-1");
        run.on(new HostChanged("db-1"));
        measured.series.add(Map.of("__name__", "redis_up", "job", "cache", "instance", "db-1:9121"));
        run.lookAround();
        run.lookAround();
        Item host = only("db-1");
        assertThat(inventory.hits(Set.of(host.id())))
                .extracting(hit -> hit.item().name(), Inventory.Hit::effect)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("PostgreSQL db-1:9187", Effect.DOWN),
                        org.assertj.core.groups.Tuple.tuple("Redis db-1:9121", Effect.DOWN));
        assertThat(inventory.detail(host.id()).links()).hasSize(2).allMatch(Link::discovered);
    }

    @Test
    void aDependencyThatAPersonRemovedDoesNotComeBack() {
        enrolled("db-1");
        measured.series.add(ExportersTests.series("pg_up"));
        run.lookAround();
        Item database = only("PostgreSQL db-1:9187");
        Link runsOn = inventory.detail(database.id()).links().getFirst();
        inventory.unlink(ADMINISTRATOR, runsOn.id());
        run.lookAround();
        assertThat(inventory.detail(database.id()).links()).isEmpty();
    }

    @Test
    void aHostThatWasWrittenDownBeforeItsAgentCameIsTheSame() {
        var traits = new Traits("WEB-9", Optional.empty(), Optional.of("payroll"), Optional.empty());
        UUID written = inventory.add(ADMINISTRATOR, Kind.HOST, traits).id();
        enrolled("web-9");
        run.lookAround();
        run.lookAround();
        Item found = inventory.ofLabels(Map.of("host", "web-9")).orElseThrow();
        assertThat(inventory.items(all()).items()).hasSize(1);
        assertThat(found.id()).isEqualTo(written);
        assertThat(found.discovered()).isTrue();
        assertThat(found.owner()).contains("payroll");
    }

    @Test
    void whatAPersonRetiredStaysRetired() {
        enrolled("web-1");
        run.lookAround();
        inventory.retire(ADMINISTRATOR, only("web-1").id(), OptionalLong.empty());
        run.lookAround();
        assertThat(inventory.items(all()).items()).isEmpty();
    }

    @Test
    void labelsLeadToTheirItem() {
        enrolled("web-1");
        measured.series.add(ExportersTests.series("pg_up"));
        measured.series.add(
                Map.of("__name__", "node_uname_info", "job", "node", "instance", "10.0.0.7:9100", "nodename", "db-7"));
        run.lookAround();
        inventory.add(
                ADMINISTRATOR,
                Kind.BUSINESS_SERVICE,
                new Traits("Shop", Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(named(Map.of("host", "WEB-1", "device", "sda"))).isEqualTo("web-1");
        assertThat(named(Map.of("job", "shop", "instance", "db-1:9187"))).isEqualTo("PostgreSQL db-1:9187");
        assertThat(named(Map.of("instance", "db-1:9187", "host", "web-1"))).isEqualTo("PostgreSQL db-1:9187");
        assertThat(named(Map.of("job", "node", "instance", "10.0.0.7:9100"))).isEqualTo("db-7");
        assertThat(named(Map.of("service", "shop"))).isEqualTo("Shop");
        assertThat(named(Map.of("job", "other", "instance", "db-1:9187", "host", "web-1")))
                .isEqualTo("web-1");
        assertThat(named(Map.of("host", "nowhere"))).isEmpty();
        assertThat(named(Map.of())).isEmpty();
    }

    @Test
    void anAddressOfTwoIsNotGuessed() {
        measured.series.add(ExportersTests.series("pg_up"));
        measured.series.add(Map.of("__name__", "up", "job", "other", "instance", "db-1:9187"));
        run.lookAround();
        assertThat(named(Map.of("instance", "db-1:9187"))).isEmpty();
        assertThat(named(Map.of("instance", "db-1:9187", "job", "other"))).isEqualTo("other db-1:9187");
    }

    @Test
    void tooManySeriesDoNotHideTheHosts() {
        measured.tooMany = true;
        enrolled("web-1");
        run.lookAround();
        assertThat(only("web-1").kind()).isEqualTo(Kind.HOST);
    }

    @Test
    void aRevokedHostIsKnownAndSeenNoMore() {
        enrolled("web-1");
        Instant seen = rooms.clock().instant();
        rooms.get(Fleet.class).revoke(ADMINISTRATOR, "web-1");
        rooms.clock().advance(Duration.ofHours(1));
        run.on(new HostChanged("web-1"));
        run.on(new HostChanged("never-heard-of"));
        run.lookAround();
        assertThat(inventory.items(all()).items())
                .singleElement()
                .extracting(Item::lastSeen)
                .isEqualTo(Optional.of(seen));
    }

    private String named(Map<String, String> labels) {
        return inventory.ofLabels(labels).map(Item::name).orElse("");
    }

    private Item only(String name) {
        return inventory.items(all()).items().stream()
                .filter(item -> item.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + inventory.items(all())));
    }

    private List<String> history(Item item) {
        return inventory.detail(item.id()).history().stream().map(Change::what).toList();
    }

    private static Search all() {
        return new Search(Optional.empty(), Optional.empty(), Optional.empty(), 500);
    }

    private Actor enrolled(String host) {
        String token = rooms.get(Fleet.class).enrol(ADMINISTRATOR, host).token();
        return rooms.get(Tokens.class).authenticate(token).orElseThrow();
    }

    private static HostFacts facts(String kernel) {
        return new HostFacts(new Heartbeat(
                "0.1.0", "Debian 12", kernel, "amd64", 2, 8_000_000_000L, 1_790_000_000L, 0, 0, Optional.empty()));
    }
}
