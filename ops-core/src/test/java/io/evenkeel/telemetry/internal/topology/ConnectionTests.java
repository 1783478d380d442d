package io.evenkeel.telemetry.internal.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.database.TestDatabase;
import io.evenkeel.fleet.Fleet;
import io.evenkeel.fleet.Host;
import io.evenkeel.fleet.HostFacts;
import io.evenkeel.oncall.fakes.MovableClock;
import io.evenkeel.protocol.Heartbeat;
import io.evenkeel.protocol.SeenConnections;
import io.evenkeel.protocol.SeenConnections.Seen;
import io.evenkeel.protocol.SeenConnections.Side;
import io.evenkeel.telemetry.Topology;
import io.evenkeel.telemetry.Topology.Connections;
import io.evenkeel.telemetry.Topology.Edge;
import io.evenkeel.telemetry.Topology.Link;
import io.evenkeel.telemetry.Topology.Port;
import io.evenkeel.telemetry.Topology.Sort;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What agents see becomes edges, in the database: web-1 is connected to the database on db-1. */
class ConnectionTests {
    private static final Instant TEN = Instant.parse("2026-11-21T10:00:00Z");
    private static final Actor READER = new Actor(Actor.Kind.PERSON, "p", "Wei", Set.of(Right.SEE_OPERATIONS));

    private static JdbcClient database;
    private static ConnectionRows rows;
    private static Topology topology;

    private final MovableClock clock = new MovableClock(TEN.toString());
    private final Fleet fleet = mock(Fleet.class);
    private ConnectionIntake intake;

    @BeforeAll
    static void open() {
        database = JdbcClient.create(TestDatabase.fresh());
        rows = new ConnectionRows(database);
        topology = new KeptTopology(new SeenLinks(database), new CallRows(database), rows);
    }

    @BeforeEach
    void start() {
        hosts(host("web-1", "10.0.0.4", "2001:db8::4"), host("db-1", "10.0.0.5"), host("old-1"));
        intake = intake();
    }

    @AfterEach
    void empty() {
        database.sql("DELETE FROM telemetry.connection_hour").update();
        database.sql("DELETE FROM telemetry.connection_look").update();
    }

    private ConnectionIntake intake() {
        return new ConnectionIntake(
                rows,
                new HostAddresses(fleet, clock),
                clock,
                new StaticListableBeanFactory().getBeanProvider(MeterRegistry.class));
    }

    private void hosts(Host... all) {
        when(fleet.hosts()).thenReturn(List.of(all));
    }

    private static Host host(String name, String... addresses) {
        return host(name, false, addresses);
    }

    private static Host host(String name, boolean silent, String... addresses) {
        var heartbeat = new Heartbeat("0.1.0", "Debian 12", "6.1", "amd64", 2, 1, 1, 0, 0, Optional.empty());
        return new Host(
                name,
                TEN,
                Optional.of(TEN),
                silent,
                false,
                Optional.of(new HostFacts(addresses.length == 0 ? heartbeat : heartbeat.at(List.of(addresses)))),
                Optional.empty());
    }

    private static Actor agent(String host) {
        return new Actor(Actor.Kind.AGENT, host, host, Set.of(Right.REPORT_HOST));
    }

    private static Seen to(String program, String address, int port, int connections) {
        return seen(Side.CLIENT, program, address, port, connections);
    }

    private static Seen from(String program, String address, int port, int connections) {
        return seen(Side.SERVER, program, address, port, connections);
    }

    private static Seen seen(Side side, String program, String address, int port, int connections) {
        return new Seen(side, Optional.of(program).filter(name -> !name.isEmpty()), address, port, connections);
    }

    private void tells(String host, Instant at, Seen... seen) {
        intake.take(agent(host), new SeenConnections(at, List.of(seen), 0));
    }

    private static List<Edge> around(String host) {
        return topology.around(READER, host, TEN, TEN.plus(Duration.ofHours(1))).edges();
    }

    private static List<Edge> all() {
        return topology.edges(READER, TEN, TEN.plus(Duration.ofHours(1)), Optional.empty(), 1_000)
                .edges();
    }

    @Test
    void bothEndsOfAConnectionMakeOneEdge() {
        tells("web-1", TEN, to("php-fpm", "10.0.0.5", 5432, 8), to("cron", "10.0.0.5", 5432, 1));
        tells("db-1", TEN.plusSeconds(20), from("postgres", "10.0.0.4", 5432, 8));

        assertThat(around("db-1"))
                .containsExactly(new Edge(
                        new Link("web-1", "db-1"),
                        Sort.HOST,
                        Optional.empty(),
                        Optional.of(new Connections(
                                9,
                                true,
                                true,
                                List.of(new Port(5432, List.of("cron", "php-fpm"), List.of("postgres"), 9, TEN)))),
                        TEN,
                        TEN));
        assertThat(around("web-1")).isEqualTo(around("db-1"));
    }

    @Test
    void aHostThatTellsNothingIsSeenByItsNeighbour() {
        tells("db-1", TEN, from("postgres", "10.0.0.4", 5432, 3));

        assertThat(around("web-1")).extracting(Edge::link).containsExactly(new Link("web-1", "db-1"));
    }

    @Test
    void whatIsNoHostIsAnAddress() {
        tells(
                "web-1",
                TEN,
                to("php-fpm", "10.1.2.3", 5432, 2),
                to("curl", "2001:db8:0:0:0:0:0:99", 443, 1),
                from("nginx", "192.168.7.7", 80, 1),
                from("nginx", "198.51.100.1", 443, 2),
                from("nginx", "198.51.100.2", 443, 3),
                to("php-fpm", "127.0.0.1", 6379, 4),
                to("php-fpm", "2001:db8::4", 6379, 1));

        assertThat(all())
                .extracting(Edge::link)
                .containsExactly(
                        new Link("192.168.7.7", "web-1"),
                        new Link("internet", "web-1"),
                        new Link("web-1", "10.1.2.3:5432"),
                        new Link("web-1", "[2001:db8::99]:443"),
                        new Link("web-1", "web-1"));
        assertThat(all())
                .extracting(edge -> edge.connections().orElseThrow().most())
                .containsExactly(1, 5, 2, 1, 5);
        assertThat(all())
                .extracting(edge -> edge.connections().orElseThrow().callerIsHost())
                .containsExactly(false, false, true, true, true);
    }

    @Test
    void anAddressThatSeveralHostsHaveNamesNoneOfThemButTheAskerAndTheOneThatIsHeard() {
        hosts(
                host("web-1", "10.0.0.4", "172.20.0.1"),
                host("db-1", "10.0.0.5", "172.20.0.1", "172.20.0.2"),
                host("db-2", "172.20.0.2"),
                host("gone-1", true, "10.0.0.5"));

        tells("web-1", TEN, to("a", "172.20.0.1", 1, 1), to("a", "172.20.0.2", 2, 1), to("a", "10.0.0.5", 3, 1));

        assertThat(all())
                .extracting(Edge::link)
                .containsExactly(
                        new Link("web-1", "172.20.0.2:2"), new Link("web-1", "db-1"), new Link("web-1", "web-1"));
    }

    /** A database that died is the very one that is asked for. */
    @Test
    void aSilentHostKeepsItsAddress() {
        hosts(host("web-1", "10.0.0.4"), host("db-1", true, "10.0.0.5"));
        tells("web-1", TEN, to("php-fpm", "10.0.0.5", 5432, 1));

        assertThat(around("db-1")).extracting(Edge::link).containsExactly(new Link("web-1", "db-1"));
    }

    /** Shuffled and doubled as networks do; the printed seed repeats it. */
    @Test
    void orderAndRepetitionOfLooksChangeNothing() {
        var random = new Random(7);
        var looks = new ArrayList<Runnable>();
        for (int minute = 0; minute < 6; minute++) {
            Instant at = TEN.plus(Duration.ofMinutes(minute));
            Seen[] client = new Seen[1 + random.nextInt(4)];
            Arrays.setAll(client, i -> to("p" + random.nextInt(2), "10.0.0.5", 5430 + i, 1 + random.nextInt(9)));
            looks.add(() -> tells("web-1", at.plusSeconds(1), client));
            looks.add(() -> tells("web-1", at.plusSeconds(31), client[0]));
            looks.add(() -> tells("db-1", at, from("postgres", "10.0.0.4", 5430, 3)));
        }
        clock.advance(Duration.ofMinutes(7));
        looks.forEach(Runnable::run);
        List<Edge> edges = all();
        Optional<Topology.Look> look = topology.look(READER, "web-1");

        for (long seed = 1; seed <= 5; seed++) {
            empty();
            var again = new ArrayList<>(looks);
            again.addAll(looks.subList(3, 9));
            Collections.shuffle(again, new Random(seed));
            again.forEach(Runnable::run);

            assertThat(all()).as("seed %d", seed).isEqualTo(edges);
            assertThat(topology.look(READER, "web-1")).as("seed %d", seed).isEqualTo(look);
        }
    }

    @Test
    void minutesTellHowManyThereWereAndWhen() {
        tells("web-1", TEN, to("php-fpm", "10.0.0.5", 5432, 2));
        clock.advance(Duration.ofMinutes(61));
        tells("web-1", TEN.plus(Duration.ofMinutes(61)), to("php-fpm", "10.0.0.5", 5432, 5));
        var link = new Link("web-1", "db-1");

        assertThat(topology.minutes(READER, link, TEN, TEN.plus(Duration.ofHours(2))))
                .containsExactly(
                        new Topology.Minute(TEN, Optional.empty(), 2),
                        new Topology.Minute(TEN.plus(Duration.ofMinutes(61)), Optional.empty(), 5));
        assertThat(around("web-1").getFirst().last()).isEqualTo(TEN);
        assertThat(topology.around(READER, "web-1", TEN.plusSeconds(60), TEN.plus(Duration.ofMinutes(60)))
                        .edges())
                .isEmpty();
        assertThat(topology.edges(READER, TEN.plusSeconds(60), TEN.plus(Duration.ofMinutes(60)), Optional.empty(), 10)
                        .edges())
                .isEmpty();
    }

    @Test
    void spansAndConnectionsOfOneEdgeAreOneEdge() {
        var calls = new CallMinutes(10);
        calls.add(
                new Call(new Link("web-1", "db-1"), Sort.DATABASE, "0".repeat(32), TEN.plusSeconds(300), 1_000, false));
        new CallRows(database).add(calls.take(10));
        tells("web-1", TEN, to("php-fpm", "10.0.0.5", 5432, 2));

        Edge edge = all().getFirst();

        assertThat(edge.sort()).isEqualTo(Sort.DATABASE);
        assertThat(edge.figures()).isPresent();
        assertThat(edge.connections()).isPresent();
        assertThat(edge.first()).isEqualTo(TEN);
        assertThat(edge.last()).isEqualTo(TEN.plusSeconds(300));
        database.sql("DELETE FROM telemetry.call_minute").update();
    }

    /** Twenty hosts, each connected with each other one and with addresses, in circles. */
    @Test
    void tenThousandEdgesArePagedOnce() {
        for (int host = 0; host < 20; host++) {
            var seen = new ArrayList<Seen>();
            for (int i = 0; i < SeenConnections.MOST; i++) {
                seen.add(to("p", "10.7." + i / 250 + "." + i % 250, 5432, 1));
            }
            tells("h" + host, TEN, seen.toArray(Seen[]::new));
        }
        int pages = 0;
        int edges = 0;
        Optional<Link> beyond = Optional.empty();
        boolean more = true;
        while (more) {
            Topology.Edges page = topology.edges(READER, TEN, TEN.plusSeconds(60), beyond, 1_000);
            beyond = Optional.of(page.edges().getLast().link());
            edges += page.edges().size();
            pages++;
            more = page.more();
        }

        assertThat(edges).isEqualTo(10_000);
        assertThat(pages).isEqualTo(10);
        assertThat(topology.around(READER, "h7", TEN, TEN.plusSeconds(60)).edges())
                .hasSize(500);
    }

    @Test
    void anAgentThatMakesUpAddressesIsBoundedAndThatIsTold() {
        for (int round = 0; round < 6; round++) {
            var seen = new ArrayList<Seen>();
            for (int i = 0; i < SeenConnections.MOST; i++) {
                seen.add(to("p", "10." + round + "." + i / 250 + "." + i % 250, 5432, 1));
            }
            tells("web-1", TEN.plusSeconds(round), seen.toArray(Seen[]::new));
        }

        assertThat(database.sql("SELECT count(*) FROM telemetry.connection_hour")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2_000);
        assertThat(topology.look(READER, "web-1")).contains(new Topology.Look(TEN, 500));
    }

    @Test
    void clocksMayBeAMinuteOffAndNoMoreThanTen() {
        tells("web-1", TEN.plusSeconds(70), to("p", "10.0.0.5", 5432, 1));
        tells("db-1", TEN.minusSeconds(60), from("postgres", "10.0.0.4", 5432, 1));

        List<Edge> edges = topology.around(READER, "db-1", TEN.minusSeconds(120), TEN.plusSeconds(60))
                .edges();
        assertThat(edges).hasSize(1);
        assertThat(edges.getFirst().last()).isEqualTo(TEN);
        for (Instant at : List.of(TEN.plusSeconds(601), TEN.minusSeconds(601), Instant.EPOCH, Instant.MAX)) {
            assertThatThrownBy(() -> tells("web-1", at))
                    .isInstanceOfSatisfying(
                            Refusal.class, e -> assertThat(e.code()).isEqualTo("connections-time-wrong"));
        }
    }

    @Test
    void whatNoAgentSaysIsRefused() {
        for (Seen seen : List.of(
                to("p", "db-1", 5432, 1),
                to("p", "", 5432, 1),
                to("p", "10.0.0.5", 0, 1),
                to("p", "10.0.0.5", 65_536, 1),
                to("p", "10.0.0.5", 5432, 0),
                to("p\n", "10.0.0.5", 5432, 1),
                to("p".repeat(65), "10.0.0.5", 5432, 1))) {
            assertThatThrownBy(() -> tells("web-1", TEN, seen))
                    .as("%s", seen)
                    .isInstanceOfSatisfying(
                            Refusal.class, e -> assertThat(e.code()).isEqualTo("connections-invalid"));
        }
        Actor person = new Actor(Actor.Kind.PERSON, "p", "Wei", Set.of(Right.REPORT_HOST));
        assertThatThrownBy(() -> intake.take(person, new SeenConnections(TEN, List.of(), 0)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> intake.take(READER, new SeenConnections(TEN, List.of(), 0)))
                .isInstanceOf(Refusal.class);
        assertThat(all()).isEmpty();
    }

    @Test
    void oldHoursAreForgotten() {
        tells("web-1", TEN, to("p", "10.0.0.5", 5432, 1));

        assertThat(rows.forgetBefore(TEN.plus(Duration.ofMinutes(61)))).isFalse();

        assertThat(all()).isEmpty();
    }
}
